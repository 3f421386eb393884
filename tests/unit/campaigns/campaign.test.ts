import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CampaignOffer, subsidyOf } from "#server/domain/campaigns/campaign.ts";
import { type EffectiveRates, effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";

const AT = new Date("2026-06-15T04:00:00Z");
const rateCard = { id: "rat_test", version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
const ordinary = effectiveRatesOf([{ level: "platform", scopeId: "", rateCard, body: DEFAULT_RATE_CARD }]);

const FREE: CampaignOffer = {
  id: "cmp_free",
  name: "三期免息",
  fundedBy: "platform",
  buyerRatePpm: 0,
  minFen: 10_000,
  maxFen: 30_000_000,
  startsAt: "2026-06-01T00:00:00.000Z",
  endsAt: "2026-06-30T16:00:00.000Z",
};

function ratesWith(campaign: CampaignOffer & { availableFen?: number }): EffectiveRates {
  return { ...ordinary, plans: ordinary.plans.map((plan) => ({ ...plan, campaign })) };
}
const quote = (amountFen: number, campaign: CampaignOffer & { availableFen?: number } = FREE, at = AT) =>
  quoteInstalments({ amountFen, term: 3, bearer: "buyer" }, ratesWith(campaign), at);

describe("a campaign", () => {
  test("of the platform spares the buyer and costs the merchant nothing", () => {
    expect(quote(100_000)).toMatchObject({
      totalFeeFen: 2_300,
      buyerFeeFen: 0,
      sellerFeeFen: 0,
      sellerNetFen: 100_000 - 600,
      annualRate: { nominalPpm: 0 },
      campaign: { id: "cmp_free", subsidyFen: 2_300, fundedBy: "platform" },
    });
  });

  test("of the merchant comes out of the merchant's proceeds", () => {
    const partly = { ...FREE, fundedBy: "merchant" as const, buyerRatePpm: 10_000 };
    expect(quote(100_000, partly)).toMatchObject({
      buyerFeeFen: 1_000,
      sellerFeeFen: 1_300,
      sellerNetFen: 100_000 - 1_300 - 600,
      campaign: { subsidyFen: 1_300 },
    });
  });

  test("leaves plans that the seller pays for alone", () => {
    const seller = { amountFen: 100_000, term: 3, bearer: "seller" as const };
    expect(quoteInstalments(seller, ratesWith(FREE), AT)).toEqual(quoteInstalments(seller, ordinary, AT));
  });

  test("that ends today bounds how long the quote holds", () => {
    const noon = { ...FREE, endsAt: "2026-06-15T06:00:00.000Z" };
    expect(quote(100_000, noon).validUntil).toBe("2026-06-15T05:59:59.999Z");
    expect(quote(100_000).validUntil).toBe("2026-06-15T15:59:59.999Z");
  });

  test.each([
    ["not_begun", {}, new Date("2026-05-31T23:59:59.999Z"), 100_000],
    ["ended", {}, new Date("2026-06-30T16:00:00.000Z"), 100_000],
    ["amount_below_band", {}, AT, 9_999],
    ["amount_above_band", { maxFen: 10_000 }, AT, 10_001],
    ["budget_spent", { availableFen: 2_299 }, AT, 100_000],
    ["spares_nothing", { buyerRatePpm: 23_000 }, AT, 100_000],
  ] as const)("falls back to the ordinary price: %s", (miss, change, at, amountFen) => {
    const campaign = { ...FREE, ...change };
    const request = { amountFen, term: 3, bearer: "buyer" as const };
    expect(quote(amountFen, campaign, at)).toEqual(quoteInstalments(request, ordinary, at));
    expect(() => quoteInstalments({ ...request, campaignId: "cmp_free" }, ratesWith(campaign), at)).toThrow(
      expect.objectContaining({
        reason: "campaign_over",
        details: expect.objectContaining({ because: miss }),
      }),
    );
  });

  test("shares the fee without losing or making a fen", () => {
    const any = fc.record({
      amountFen: fc.integer({ min: 10_000, max: 30_000_000 }),
      buyerRatePpm: fc.integer({ min: 0, max: 30_000 }),
      fundedBy: fc.constantFrom("merchant" as const, "platform" as const),
      availableFen: fc.integer({ min: 0, max: 700_000 }),
    });
    fc.assert(
      fc.property(any, ({ amountFen, ...change }) => {
        const terms = quote(amountFen, { ...FREE, ...change });
        const byPlatform = terms.campaign?.fundedBy === "platform" ? terms.campaign.subsidyFen : 0;
        expect(terms.buyerFeeFen + terms.sellerFeeFen + byPlatform).toBe(terms.totalFeeFen);
        expect(terms.buyerFeeFen).toBeGreaterThanOrEqual(0);
        expect(terms.campaign?.subsidyFen ?? 0).toBeLessThanOrEqual(change.availableFen);
      }),
    );
  });
});

test("a budget is enough to the fen", () => {
  const purchase = { amountFen: 100_000, ratePpm: 23_000, feeFen: 2_300, at: AT };
  expect(subsidyOf({ ...FREE, availableFen: 2_300 }, purchase)).toEqual({ subsidyFen: 2_300 });
  expect(subsidyOf({ ...FREE, availableFen: 2_299 }, purchase)).toEqual({ miss: "budget_spent" });
});
