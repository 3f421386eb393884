import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annualRateOf, solveMonthlyRate } from "#server/domain/contracts/annual-rate.ts";
import { scheduleOf } from "#server/domain/contracts/schedule.ts";
import { isExactRate } from "../../support/quotes/exact-rate.ts";

const NOTHING = { monthlyIrrPpm: 0, nominalPpm: 0, effectivePpm: 0 };

/** Any repayment of a loan: uneven, with empty months, in one payment or in thirty-six. */
const anyLoan = fc
  .record({
    amountFen: fc.integer({ min: 1, max: 10_000_000_000 }),
    parts: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 36 }).filter((parts) => parts.some(Boolean)),
    costPpm: fc.oneof(fc.nat(1_000), fc.nat(500_000)),
  })
  .map(({ amountFen, parts, costPpm }) => {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const owed = amountFen + Math.ceil((amountFen * costPpm) / 1_000_000);
    return { amountFen, payments: parts.map((part) => Math.round((owed / whole) * part)) };
  });

/** A loan as the engine makes it: any amount, term and fee up to one half of it. */
const anySchedule = fc
  .record({
    term: fc.integer({ min: 1, max: 36 }),
    over: fc.oneof(fc.nat(500), fc.nat(30_000_000)),
    costPpm: fc.nat(500_000),
    remainder: fc.constantFrom("first" as const, "last" as const),
  })
  .map(({ term, over, costPpm, remainder }) => {
    const amountFen = term + over;
    const feeFen = Math.round((amountFen * costPpm) / 1_000_000);
    const schedule = scheduleOf({ amountFen, feeFen, term, remainder, purchasedOn: "2026-01-31" });
    return { amountFen, payments: schedule.map((instalment) => instalment.paymentFen) };
  });

describe("the annual rate", () => {
  test.each([
    ["the engine makes", anySchedule],
    ["anybody could agree on", anyLoan],
  ] as const)("is the exact root, rounded to the ppm, of every schedule that %s", (_whose, loans) => {
    fc.assert(
      fc.property(loans, ({ amountFen, payments }) => {
        expect(isExactRate(amountFen, payments, annualRateOf(amountFen, payments))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("makes the payments worth the amount, within a thousandth of a fen", () => {
    fc.assert(
      fc.property(fc.oneof(anySchedule, anyLoan), ({ amountFen, payments }) => {
        fc.pre(payments.reduce((sum, payment) => sum + payment, 0) > amountFen);
        const rate = solveMonthlyRate(amountFen, payments);
        const value = payments.reduce((sum, payment, index) => sum + payment / (1 + rate) ** (index + 1), 0);
        expect(Math.abs(value - amountFen)).toBeLessThan(0.001);
      }),
    );
  });

  test("is zero where nothing is paid on top, or less than was lent", () => {
    expect(annualRateOf(300, [100, 100, 100])).toEqual(NOTHING);
    expect(annualRateOf(300, [100, 100, 99])).toEqual(NOTHING);
    expect(annualRateOf(300, [])).toEqual(NOTHING);
  });

  test("knows one payment a month later by heart", () => {
    expect(annualRateOf(100_000, [150_000])).toEqual({
      monthlyIrrPpm: 500_000,
      nominalPpm: 6_000_000,
      effectivePpm: 128_746_338,
    });
  });

  test("is found for a single fen of fee on the smallest and the greatest amount", () => {
    for (const [amountFen, payments] of [
      [2, [2, 1]],
      [10_000_000_000, [5_000_000_001, 5_000_000_000]],
    ] as const) {
      expect(isExactRate(amountFen, payments, annualRateOf(amountFen, payments))).toBe(true);
    }
  });

  test("counts a first payment that differs", () => {
    const level = annualRateOf(100_000, [51_150, 51_150]);
    const early = annualRateOf(100_000, [61_150, 41_150]);
    expect(early.nominalPpm).toBeGreaterThan(level.nominalPpm);
  });

  test.each([
    ["no number", 100, [Number.NaN]],
    ["a loan of nothing", 0, [1, 1]],
    ["a payment without end", 100, [Number.POSITIVE_INFINITY]],
    ["a payment to the payer", 100, [300, -100]],
  ])("refuses %s instead of naming a rate", (_what, amountFen, payments) => {
    expect(() => annualRateOf(amountFen, payments)).toThrow("Invariant broken");
  });
});
