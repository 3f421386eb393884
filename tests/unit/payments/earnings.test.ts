import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feePolicyOf } from "#server/domain/ledger/fee-policy.ts";
import { paymentPosting, refundPosting } from "#server/domain/ledger/posting.ts";
import { earningsOf } from "#server/domain/payments/earnings.ts";
import { splitOf } from "#server/domain/payments/payment-split.ts";
import { PAYMENT_STATUSES } from "#server/domain/payments/status.ts";

const plain = {
  ...{ status: "succeeded" as const, amountFen: 100_000, acquiringFeeFen: 380 },
  ...{ method: "alipay" as const, bearer: null, createdAt: new Date("2026-11-27T01:00:00.000Z") },
};

describe("what a payment earns", () => {
  test.each(PAYMENT_STATUSES.filter((status) => status !== "succeeded"))(
    "is nothing while it is %s",
    (status) => {
      expect(earningsOf({ ...plain, status }, null, 0)).toEqual({
        takenFen: 0,
        refundedFen: 0,
        feesFen: 0,
        netFen: 0,
        refundState: "none",
      });
    },
  );

  test.each([
    [0, "none", 99_620],
    [40_000, "part", 59_620],
    [100_000, "whole", -380],
  ] as const)(
    "of ¥1,000 after %i fen refunded is %s, with what is left",
    (refundedFen, refundState, netFen) => {
      expect(earningsOf(plain, null, refundedFen)).toEqual({
        takenFen: 100_000,
        refundedFen,
        feesFen: 380,
        netFen,
        refundState,
      });
    },
  );

  const refunded = fc.integer({ min: 1, max: 9_000_000 }).chain((amountFen) =>
    fc.record({
      amountFen: fc.constant(amountFen),
      acquiringFeeFen: fc.integer({ min: 0, max: Math.ceil(amountFen / 10) }),
      refunds: fc.array(fc.integer({ min: 1, max: Math.max(1, Math.floor(amountFen / 4)) }), {
        maxLength: 4,
      }),
    }),
  );

  test("adds up, and is what the ledger leaves the merchant, in any pieces", () => {
    fc.assert(
      fc.property(refunded, ({ amountFen, acquiringFeeFen, refunds }) => {
        const split = splitOf({ amountFen, acquiringFeeFen }, null);
        let lines = paymentPosting(split);
        let before = 0;
        for (const refundFen of refunds) {
          if (before + refundFen > amountFen) continue;
          lines = [
            ...lines,
            ...refundPosting(split, { refundFen, refundedBeforeFen: before }, feePolicyOf(plain)),
          ];
          before += refundFen;
        }
        const posted = lines
          .filter(({ account }) => account === "merchant")
          .reduce((sum, line) => sum + line.amountFen, 0);
        const earned = earningsOf({ ...plain, amountFen, acquiringFeeFen }, null, before);
        expect(earned.netFen).toBe(posted);
        expect(earned.takenFen - earned.refundedFen - earned.feesFen).toBe(earned.netFen);
      }),
    );
  });
});
