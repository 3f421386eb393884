import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regularPaymentOf, type ScheduleTerms, scheduleOf } from "#server/domain/contracts/schedule.ts";

const TERMS: ScheduleTerms = {
  amountFen: 111_111,
  feeFen: 5_000,
  term: 6,
  remainder: "first",
  purchasedOn: "2026-01-31",
};
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

const anyTerms = fc
  .record({
    term: fc.integer({ min: 1, max: 36 }),
    over: fc.oneof(fc.nat(200), fc.nat(10_000_000_000)),
    feeFen: fc.oneof(fc.constantFrom(0, 1), fc.nat(5_000_000_000)),
    remainder: fc.constantFrom("first" as const, "last" as const),
  })
  .map(({ over, ...rest }) => ({ ...TERMS, ...rest, amountFen: rest.term + over }));

describe("every schedule", () => {
  test("repays amount and fee to the fen, with no period of zero or less", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const schedule = scheduleOf(terms);
        expect(schedule.map((instalment) => instalment.period)).toEqual(
          Array.from({ length: terms.term }, (_, index) => index + 1),
        );
        expect(sum(schedule.map((instalment) => instalment.principalFen))).toBe(terms.amountFen);
        expect(sum(schedule.map((instalment) => instalment.feeFen))).toBe(terms.feeFen);
        for (const { principalFen, feeFen, paymentFen } of schedule) {
          expect(principalFen).toBeGreaterThan(0);
          expect(feeFen).toBeGreaterThanOrEqual(0);
          expect(paymentFen).toBe(principalFen + feeFen);
        }
      }),
    );
  });

  test("pays the regular payment in every period but the one that takes the remainders", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const payments = scheduleOf(terms).map((instalment) => instalment.paymentFen);
        const taken = terms.remainder === "first" ? payments.shift() : payments.pop();
        const regular = regularPaymentOf(terms.amountFen, terms.feeFen, terms.term);
        expect(payments.every((payment) => payment === regular)).toBe(true);
        expect(taken).toBeGreaterThanOrEqual(regular);
        expect(taken).toBeLessThanOrEqual(regular + 2 * (terms.term - 1));
      }),
    );
  });
});

test("the first or the last period takes what floor division leaves", () => {
  expect(scheduleOf(TERMS).map((instalment) => instalment.paymentFen)).toEqual([
    19_356, 19_351, 19_351, 19_351, 19_351, 19_351,
  ]);
  expect(scheduleOf({ ...TERMS, remainder: "last" }).at(-1)?.paymentFen).toBe(19_356);
});

test("one period repays everything at once", () => {
  expect(scheduleOf({ ...TERMS, term: 1 })).toEqual([
    { period: 1, dueOn: "2026-02-28", principalFen: 111_111, feeFen: 5_000, paymentFen: 116_111 },
  ]);
});

test.each([
  ["less than a fen a period", { amountFen: 5 }],
  ["a negative amount", { amountFen: -6 }],
  ["a negative fee", { feeFen: -1 }],
  ["parts of a fen", { amountFen: 100.5 }],
  ["a fee in parts of a fen", { feeFen: 0.5 }],
  ["no number", { amountFen: Number.NaN }],
  ["more than is exact", { amountFen: 2 ** 53 }],
  ["no period at all", { term: 0 }],
  ["half a period", { term: 2.5 }],
])("refuses %s instead of dividing it", (_what, change) => {
  expect(() => scheduleOf({ ...TERMS, ...change })).toThrow("Invariant broken");
});
