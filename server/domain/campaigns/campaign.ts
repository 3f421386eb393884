import { z } from "zod";
import { amountFen, instant, ratePpm } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";
import type { Fen, Ppm } from "#server/domain/money/fen.ts";
import { feeOf, MAX_AMOUNT_FEN, PPM } from "#server/domain/money/fen.ts";
import { term } from "#server/domain/rates/rate-card.ts";
import { refuseScopeFault, type ScopeLevel, scopeFields } from "#server/domain/scope.ts";

export const FUNDERS = ["merchant", "platform"] as const;
/** Who pays what the buyer is spared: the merchant out of the proceeds, or the platform. */
export type Funder = (typeof FUNDERS)[number];

export const CAMPAIGN_LEVELS = ["platform", "product", "merchant"] as const satisfies readonly ScopeLevel[];

/** Rules of a campaign (免息 / 贴息, domain.md §2): it lowers the rate that the buyer of a buyer-borne plan pays. */
export const campaignRules = z
  .strictObject({
    name: line({ min: 2, max: 30, kind: "name" }),
    fundedBy: z.enum(FUNDERS),
    ...scopeFields(CAMPAIGN_LEVELS),
    /** What the buyer still pays: 0 is interest-free. */
    buyerRatePpm: ratePpm,
    terms: z.array(term).min(1).max(35),
    minFen: amountFen,
    maxFen: amountFen,
    startsAt: instant,
    endsAt: instant,
    budgetFen: z
      .int()
      .min(1)
      .max(MAX_AMOUNT_FEN * 100),
    /** Staff are warned when less than this share of the budget is left. */
    warnBelowPpm: z.int().min(0).max(PPM),
  })
  .superRefine((rules, issues) => {
    const refuse = (path: string, message: string) =>
      issues.addIssue({ code: "custom", path: [path], message });
    if (rules.minFen > rules.maxFen) refuse("minFen", "minimum_above_maximum");
    if (Date.parse(rules.startsAt) >= Date.parse(rules.endsAt)) refuse("endsAt", "ends_before_start");
    if (new Set(rules.terms).size < rules.terms.length) refuse("terms", "term_repeated");
    refuseScopeFault(rules, issues);
  });
export type CampaignRules = z.infer<typeof campaignRules>;

/** Fen below which what is left of a budget is worth a warning; only compared, so it may be a fraction. */
export function warningLevelOf({ budgetFen, warnBelowPpm }: { budgetFen: Fen; warnBelowPpm: Ppm }): Fen {
  return (budgetFen * warnBelowPpm) / PPM;
}

/** A running campaign as the engine sees it, on the portal and in a terminal's configuration. */
export const campaignOffer = z.strictObject({
  id: z.string(),
  name: z.string(),
  fundedBy: z.enum(FUNDERS),
  buyerRatePpm: ratePpm,
  minFen: amountFen,
  maxFen: amountFen,
  startsAt: instant,
  endsAt: instant,
});
export type CampaignOffer = z.infer<typeof campaignOffer>;

/** The campaign as a quote names it: until when it runs, what it spares the buyer in fen, and who pays that. */
export const appliedCampaign = campaignOffer
  .pick({ id: true, name: true, fundedBy: true, buyerRatePpm: true, endsAt: true })
  .extend({ subsidyFen: z.int() });
export type AppliedCampaign = z.infer<typeof appliedCampaign>;

export const CAMPAIGN_MISSES = [
  "not_begun",
  "ended",
  "amount_below_band",
  "amount_above_band",
  "budget_spent",
  "spares_nothing",
] as const;
/** Why a campaign of the plan does not apply to a purchase. */
export type CampaignMiss = (typeof CAMPAIGN_MISSES)[number];

export interface CampaignVerdict {
  id: string;
  applied?: AppliedCampaign;
  miss?: CampaignMiss;
}

export interface CampaignPurchase {
  amountFen: Fen;
  /** The plan's ordinary rate and fee. */
  ratePpm: Ppm;
  feeFen: Fen;
  at: Date;
}

/** Fen that the campaign pays for the smallest purchase of its band at a plan's ordinary rate. */
export function leastSubsidyOf(campaign: CampaignOffer, planRatePpm: Ppm): Fen {
  return feeOf(campaign.minFen, planRatePpm) - feeOf(campaign.minFen, campaign.buyerRatePpm);
}

/** What of the fee the campaign pays, in fen, or why it pays nothing. `availableFen`: what its budget still holds. */
export function subsidyOf(
  campaign: CampaignOffer & { availableFen?: Fen | undefined },
  { amountFen, ratePpm, feeFen, at }: CampaignPurchase,
): { subsidyFen: Fen } | { miss: CampaignMiss } {
  if (at.getTime() < Date.parse(campaign.startsAt)) return { miss: "not_begun" };
  if (at.getTime() >= Date.parse(campaign.endsAt)) return { miss: "ended" };
  if (amountFen < campaign.minFen) return { miss: "amount_below_band" };
  if (amountFen > campaign.maxFen) return { miss: "amount_above_band" };
  if (campaign.buyerRatePpm >= ratePpm) return { miss: "spares_nothing" };
  const subsidyFen = feeFen - feeOf(amountFen, campaign.buyerRatePpm);
  if (campaign.availableFen !== undefined && campaign.availableFen < subsidyFen) {
    return { miss: "budget_spent" };
  }
  return { subsidyFen };
}
