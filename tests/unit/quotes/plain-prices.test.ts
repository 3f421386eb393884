import { describe, expect, test } from "vitest";
import { effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { quoteMethods } from "#server/domain/quotes/method-quote.ts";
import { DEFAULT_RATE_CARD, TRADITIONAL_POS_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { serviceFeeOf } from "#server/domain/rates/service-fee.ts";

const rateCard = { id: "rat_test", version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
const platform = { level: "platform" as const, scopeId: "", rateCard, body: DEFAULT_RATE_CARD };
const rates = effectiveRatesOf([platform]);

describe("paying at once", () => {
  test("is quoted by method, the cheapest for the merchant first", () => {
    expect(
      quoteMethods(100_000, rates).map(({ method, acquiringFeeFen }) => [method, acquiringFeeFen]),
    ).toEqual([
      ["alipay", 380],
      ["qr", 380],
      ["debit_card", 500],
      ["huabei", 600],
      ["credit_card", 600],
    ]);
  });

  test("by debit card costs no more than its cap", () => {
    const debit = (amountFen: number) =>
      quoteMethods(amountFen, rates).find(({ method }) => method === "debit_card");
    expect(debit(400_000)).toMatchObject({ acquiringFeeFen: 2_000, capped: false });
    expect(debit(400_200)).toMatchObject({ acquiringFeeFen: 2_000, capped: true, sellerNetFen: 398_200 });
    expect(debit(30_000_000)).toMatchObject({ acquiringFeeFen: 2_000, capFen: 2_000 });
  });
});

describe("the monthly service fee", () => {
  const product = { ...platform, level: "product" as const, scopeId: "traditional_pos" };
  const { serviceFee } = effectiveRatesOf([platform, { ...product, body: TRADITIONAL_POS_RATE_CARD }]);

  test("of traditional POS is ¥50 from a volume of ¥35,000 on, as the source article says", () => {
    expect(serviceFeeOf(3_499_999, serviceFee)).toBe(0);
    expect(serviceFeeOf(3_500_000, serviceFee)).toBe(5_000);
  });

  test("may be charged for missing the volume instead, or not at all", () => {
    const missed = { volumeFen: 100, feeFen: 7, chargedWhen: "not_reached" as const };
    expect(serviceFeeOf(99, missed)).toBe(7);
    expect(serviceFeeOf(100, missed)).toBe(0);
    expect(serviceFeeOf(99, null)).toBe(0);
  });
});
