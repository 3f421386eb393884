import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldOf } from "#server/gateway/mock/payers/funding.ts";
import { LOCK_SECONDS, tryPassword } from "#server/gateway/mock/payers/password.ts";
import { newPayer } from "#server/gateway/mock/payers/payer.ts";
import { WALLET_DECLINES } from "#server/gateway/mock/wallet/declines.ts";
import { REFUSAL_WORDS } from "#server/gateway/mock/wallet/refusal-words.ts";
import type { WalletPlan } from "#server/gateway/mock/wallet/wallet-plan.ts";
import { waysOn } from "#server/gateway/mock/wallet/ways-on.ts";
import { FAILURE_REASONS } from "#server/gateway/port.ts";
import { readIntent } from "#server/gateway/stripe-shapes.ts";

const plan = (term: number, buyerFeeFen: number) => ({ term, buyerFeeFen }) as WalletPlan;
const PLANS = [null, plan(3, 2_300), plan(3, 0), plan(12, 7_500)];

describe("ways on from a refusal", () => {
  test.each(WALLET_DECLINES)("there are some from %s, whatever the plan, in both languages", (reason) => {
    for (const one of PLANS) {
      const ways = waysOn(reason, one);
      expect(ways.length).toBeGreaterThan(0);
      for (const words of Object.values(REFUSAL_WORDS)) {
        for (const way of ways) expect(words.ways[way]).not.toBe("");
        expect(words.reasons[reason]).not.toBe("");
      }
    }
  });

  test("a longer plan is named where there is one, the shop's bearing the fee where the buyer bears it", () => {
    expect(waysOn("insufficient_funds", plan(3, 2_300))).toContain("longer_plan");
    expect(waysOn("insufficient_funds", plan(12, 7_500))).not.toContain("longer_plan");
    expect(waysOn("credit_limit_exceeded", plan(3, 2_300))).toContain("merchant_bears");
    expect(waysOn("credit_limit_exceeded", plan(3, 0))).not.toContain("merchant_bears");
  });

  test.each(WALLET_DECLINES)("the portal has a reason of its own for %s", (decline_code) => {
    const intent = {
      id: "pi_1",
      amount: 1,
      status: "requires_payment_method",
      metadata: {},
      last_payment_error: { code: "x", decline_code },
    };
    const { failureReason } = readIntent(intent as unknown as Parameters<typeof readIntent>[0]);
    expect(FAILURE_REASONS).toContain(failureReason);
    expect(failureReason).not.toBe("gateway_refused");
  });
});

test.each([
  ["proportional", 0],
  ["full", 0],
  ["none", 1],
] as const)(
  "what a charge holds of its payer is all of it at first, and never rises (%s of the fee back)",
  (policy, fees) => {
    const amounts = fc.tuple(
      fc.integer({ min: 1, max: 10_000_000_000 }),
      fc.integer({ min: 0, max: 500_000 }),
    );
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(1_000_000)), ([amount, ratePpm], parts) => {
        const full = amount + Math.floor((amount * ratePpm) / 1_000_000);
        const charge = { amount, captured: true, amount_captured: amount, amount_refunded: 0 };
        let before = heldOf(charge, full, policy);
        expect(before).toBe(full);
        for (const part of parts) {
          charge.amount_refunded = Math.min(amount, charge.amount_refunded + part);
          const held = heldOf(charge, full, policy);
          expect(held).toBeLessThanOrEqual(before);
          expect(held).toBeGreaterThanOrEqual(amount - charge.amount_refunded);
          before = held;
        }
        expect(heldOf({ ...charge, amount_refunded: amount }, full, policy)).toBe(fees * (full - amount));
      }),
    );
  },
);

test("the fifth wrong password locks for three hours, in which no try counts, and the sixth begins anew", () => {
  let payer = newPayer("payer_a", 0);
  const verdicts = Array.from({ length: 5 }, () => {
    const tried = tryPassword(payer, "000000", 100);
    payer = tried.payer;
    return tried.verdict;
  });
  expect(verdicts).toEqual(["wrong", "wrong", "wrong", "wrong", "locked"]);
  expect(tryPassword(payer, payer.password, 100 + LOCK_SECONDS - 1)).toEqual({ payer, verdict: "locked" });
  expect(tryPassword(payer, "000000", 100 + LOCK_SECONDS).payer).toMatchObject({
    wrong_passwords: 1,
    locked_until: null,
  });
});
