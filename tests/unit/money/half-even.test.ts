import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePercent } from "#server/domain/fields/amounts.ts";
import { MAX_AMOUNT_FEN, PPM } from "#server/domain/money/fen.ts";
import { divideHalfEven, shareHalfEven } from "#server/domain/money/half-even.ts";
import { formatPpm, percentOf } from "#server/domain/money/percent.ts";

test("a share is rounded as a division is, also where the product leaves the safe integers", () => {
  const small = fc.integer({ min: 0, max: 90_000_000 });
  fc.assert(
    fc.property(small, small, small, (whole, a, b) => {
      const [part, of] = [Math.min(a, b), Math.max(a, b, 1)];
      expect(shareHalfEven(whole, { part, of })).toBe(divideHalfEven(whole * part, of));
    }),
  );
  const most = MAX_AMOUNT_FEN - 1;
  expect(shareHalfEven(most, { part: most, of: most })).toBe(most);
  expect(shareHalfEven(5, { part: 5_000_000_000, of: 10_000_000_000 })).toBe(2);
  expect(shareHalfEven(7, { part: 5_000_000_000, of: 10_000_000_000 })).toBe(4);
});

test("a share is a part of a whole", () => {
  expect(() => shareHalfEven(1, { part: 2, of: 1 })).toThrow(/Invariant/);
  expect(() => shareHalfEven(1, { part: 0, of: 0 })).toThrow(/Invariant/);
});

test("percent that a person typed is read back as typed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: PPM }), (ratePpm) => {
      expect(parsePercent(percentOf(ratePpm))).toBe(ratePpm);
      expect(parsePercent(formatPpm(ratePpm, 4))).toBe(ratePpm);
    }),
  );
});

test.each(["", "%", "1,5", "-1", "2.34567", "1e3", "1234", ".5"])("refuses %j as a percentage", (typed) => {
  expect(parsePercent(typed)).toBeNull();
});
