import { describe, expect, test } from "vitest";
import { type FeeRule, feePolicyOf } from "#server/domain/ledger/fee-policy.ts";

const RULES: readonly FeeRule[] = [
  { from: "2026-01-01", policy: "none" },
  { from: "2026-12-01", policy: "proportional" },
  { from: "2026-06-01", method: "huabei", policy: "full" },
  { from: "2026-06-01", method: "huabei", bearer: "seller", policy: "proportional" },
  { from: "2026-09-01", method: "huabei", bearer: "seller", policy: "none" },
];
const paid = (at: string, method: "alipay" | "huabei", bearer: "buyer" | "seller" | null = null) =>
  feePolicyOf({ createdAt: new Date(at), method, bearer }, RULES);

describe("what becomes of the fees of a refunded payment", () => {
  test("is what the newest rule says of the day in Shanghai on which it was made", () => {
    expect(paid("2026-11-30T15:59:59.999Z", "alipay")).toBe("none");
    expect(paid("2026-11-30T16:00:00.000Z", "alipay")).toBe("proportional");
  });

  test("is said by the narrowest rule, however new a wider one is", () => {
    expect(paid("2026-12-24T04:00:00.000Z", "huabei", "buyer")).toBe("full");
    expect(paid("2026-07-01T04:00:00.000Z", "huabei", "seller")).toBe("proportional");
    expect(paid("2026-09-01T04:00:00.000Z", "huabei", "seller")).toBe("none");
    expect(paid("2026-05-01T04:00:00.000Z", "huabei", "seller")).toBe("none");
  });

  test("is never guessed: a day without a rule is a fault of ours", () => {
    expect(() => paid("2025-12-31T04:00:00.000Z", "alipay")).toThrow();
  });

  test("today the channel keeps its fees, whoever bears them", () => {
    const createdAt = new Date("2026-11-27T04:00:00.000Z");
    for (const bearer of ["buyer", "seller", null] as const)
      expect(feePolicyOf({ createdAt, method: "huabei", bearer })).toBe("none");
  });
});
