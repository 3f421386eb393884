import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { feeOf, MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";
import { divideHalfEven } from "#server/domain/money/half-even.ts";
import { decimalYuan, formatFen, readDecimalYuan } from "#server/domain/money/yuan.ts";

describe("divideHalfEven", () => {
  test.each([
    [5, 2, 2],
    [7, 2, 4],
    [1, 2, 0],
    [3, 2, 2],
    [10, 4, 2],
    [11, 4, 3],
  ])("%i / %i is %i", (numerator, denominator, expected) => {
    expect(divideHalfEven(numerator, denominator)).toBe(expected);
  });

  test("agrees with exact arithmetic on every safe numerator", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
        const n = BigInt(numerator);
        const d = BigInt(denominator);
        const twice = (n % d) * 2n;
        const down = n / d;
        const exact = twice > d || (twice === d && down % 2n === 1n) ? down + 1n : down;
        expect(BigInt(divideHalfEven(numerator, denominator))).toBe(exact);
      }),
    );
  });

  test("refuses what is not a safe integer", () => {
    expect(() => divideHalfEven(0.5, 1)).toThrow();
    expect(() => divideHalfEven(2 ** 53, 1)).toThrow();
  });
});

describe("feeOf", () => {
  const anyAmount = fc.integer({ min: 0, max: 10_000_000_000 });
  const anyRate = fc.integer({ min: 0, max: 500_000 });

  test("never falls when the amount or the rate rises", () => {
    fc.assert(
      fc.property(anyAmount, anyRate, fc.nat(1_000), (amountFen, ratePpm, more) => {
        expect(feeOf(amountFen + more, ratePpm)).toBeGreaterThanOrEqual(feeOf(amountFen, ratePpm));
        expect(feeOf(amountFen, ratePpm + more)).toBeGreaterThanOrEqual(feeOf(amountFen, ratePpm));
      }),
    );
  });

  test("is within half a fen of the exact share", () => {
    fc.assert(
      fc.property(anyAmount, anyRate, (amountFen, ratePpm) => {
        const off = BigInt(feeOf(amountFen, ratePpm)) * 1_000_000n - BigInt(amountFen) * BigInt(ratePpm);
        expect(off <= 500_000n && off >= -500_000n).toBe(true);
      }),
    );
  });

  test.each([
    [0.5, 2_000_000],
    [100, 0.5],
    [-1, 23_000],
    [100, -1],
    [Number.NaN, 23_000],
    [2 ** 53, 1],
    [10 ** 12, 23_000],
  ])("refuses %d fen at %d ppm", (amountFen, ratePpm) => {
    expect(() => feeOf(amountFen, ratePpm)).toThrow("Invariant broken");
  });
});

describe("yuan for people", () => {
  test.each([
    [0, "¥0.00"],
    [5, "¥0.05"],
    [123_450, "¥1,234.50"],
    [-123_456_789, "-¥1,234,567.89"],
  ])("%i fen reads %s", (fen, text) => expect(formatFen(fen)).toBe(text));

  test("what is shown can be typed again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
        expect(parseYuan(formatFen(fen))).toBe(fen);
      }),
    );
  });

  test.each(["", "abc", "1.234", "-1", "1e3", "NaN", "¥"])("%s is no amount", (typed) => {
    expect(parseYuan(typed)).toBeNull();
  });
});

describe("yuan for machines", () => {
  test("has two decimals and nothing else, whatever the amount", () => {
    expect([0, 1, 10, 123, 123_456_789, MAX_AMOUNT_FEN].map(decimalYuan)).toEqual([
      "0.00",
      "0.01",
      "0.10",
      "1.23",
      "1234567.89",
      "100000000.00",
    ]);
    expect(() => decimalYuan(-1)).toThrow();
    expect(() => decimalYuan(0.5)).toThrow();
  });

  test("is read back to the fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_FEN }), (fen) => {
        expect(readDecimalYuan(decimalYuan(fen))).toBe(fen);
      }),
    );
  });

  test("is read with fewer decimals too, as gateways write it", () => {
    expect(["88", "88.8", "0.1"].map(readDecimalYuan)).toEqual([8_800, 8_880, 10]);
  });

  test.each([
    "",
    ".",
    "1.",
    ".5",
    "1.234",
    "-1.00",
    "+1",
    "1,000.00",
    "1e3",
    " 1.00",
    "¥1",
    "NaN",
    "100000000.01",
  ])("%j is no amount", (text) => expect(readDecimalYuan(text)).toBeNull());
});
