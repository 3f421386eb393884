import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FeePolicy } from "#server/domain/ledger/fee-policy.ts";
import { paymentPosting, refundPosting } from "#server/domain/ledger/posting.ts";

const split = fc
  .record({
    amountFen: fc.integer({ min: 1, max: 10_000_000_000 }),
    feePpm: fc.integer({ min: 0, max: 500_000 }),
    acquiringPpm: fc.integer({ min: 0, max: 50_000 }),
    buyerBears: fc.boolean(),
    subsidyPpm: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ amountFen, feePpm, acquiringPpm, buyerBears, subsidyPpm }) => {
    const totalFeeFen = Math.floor((amountFen * feePpm) / 1_000_000);
    const acquiringFeeFen = Math.floor((amountFen * acquiringPpm) / 1_000_000);
    const subsidyFen = buyerBears ? Number((BigInt(totalFeeFen) * BigInt(subsidyPpm)) / 1_000_000n) : 0;
    const buyerFeeFen = buyerBears ? totalFeeFen - subsidyFen : 0;
    return { amountFen, totalFeeFen, acquiringFeeFen, buyerFeeFen, subsidyFen };
  });

/** A way to refund a whole payment in several pieces. */
const pieces = (amountFen: number) =>
  fc.array(fc.integer({ min: 1, max: amountFen }), { maxLength: 5 }).map((cuts) => {
    const edges = [...new Set([0, ...cuts, amountFen])].sort((a, b) => a - b);
    return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  });

const sum = (lines: readonly { amountFen: number }[]) =>
  lines.reduce((total, line) => total + line.amountFen, 0);

describe("postings", () => {
  test("a payment's posting sums to zero and gives the merchant what is left", () => {
    fc.assert(
      fc.property(split, (of) => {
        const lines = paymentPosting(of);
        expect(sum(lines)).toBe(0);
        const merchant = sum(lines.filter((line) => line.account === "merchant"));
        const sellerFeeFen = of.totalFeeFen - of.buyerFeeFen - of.subsidyFen;
        expect(merchant).toBe(of.amountFen - sellerFeeFen - of.acquiringFeeFen);
      }),
    );
  });

  test.each<FeePolicy>(["full", "proportional", "none"])(
    "refunds in any pieces return in total what one refund would (%s fees)",
    (policy) => {
      fc.assert(
        fc.property(
          split.chain((of) => fc.tuple(fc.constant(of), pieces(of.amountFen))),
          ([of, parts]) => {
            const totals = new Map<string, number>();
            let refundedBeforeFen = 0;
            for (const refundFen of parts) {
              const lines = refundPosting(of, { refundFen, refundedBeforeFen }, policy);
              expect(sum(lines)).toBe(0);
              for (const { amountFen, ...of } of lines) {
                const name = `${of.account} ${of.part}`;
                totals.set(name, (totals.get(name) ?? 0) + amountFen);
              }
              refundedBeforeFen += refundFen;
            }
            const whole = refundPosting(of, { refundFen: of.amountFen, refundedBeforeFen: 0 }, policy);
            for (const { account, part, amountFen } of whole)
              expect(totals.get(`${account} ${part}`)).toBe(amountFen);
          },
        ),
      );
    },
  );

  test("a refund beyond the payment is a bug, not a posting", () => {
    const of = { amountFen: 100, totalFeeFen: 0, acquiringFeeFen: 0, buyerFeeFen: 0, subsidyFen: 0 };
    expect(() => refundPosting(of, { refundFen: 1, refundedBeforeFen: 100 }, "none")).toThrow(
      "within the payment",
    );
  });
});
