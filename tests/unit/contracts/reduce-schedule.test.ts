import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reductionPolicyOn, reductionsOf } from "#server/domain/contracts/reduce-schedule.ts";

const owed = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 36 });
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe.each(["last_first", "proportional"] as const)("a refund in part, %s", (policy) => {
  test("takes off exactly what was given back, and never more than is owed", () => {
    fc.assert(
      fc.property(owed, fc.nat(40_000_000), (principals, refundedFen) => {
        const reductions = reductionsOf(principals, refundedFen, policy);
        expect(sum(reductions)).toBe(Math.min(refundedFen, sum(principals)));
        for (const [at, reduction] of reductions.entries()) {
          expect(reduction).toBeGreaterThanOrEqual(0);
          expect(reduction).toBeLessThanOrEqual(principals[at] ?? 0);
        }
      }),
    );
  });
});

test("reduces the last repayments first, as the channel does today", () => {
  expect(reductionPolicyOn("2026-11-26")).toBe("last_first");
  expect(reductionsOf([40, 30, 30], 50, "last_first")).toEqual([0, 20, 30]);
  expect(reductionsOf([40, 30, 30], 50, "proportional")).toEqual([20, 15, 15]);
  expect(reductionsOf([40, 30, 30], 500, "last_first")).toEqual([40, 30, 30]);
});
