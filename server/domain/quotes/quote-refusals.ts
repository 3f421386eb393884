import type { CampaignVerdict } from "#server/domain/campaigns/campaign.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import { DomainError } from "../errors.ts";
import type { EffectivePlan, EffectiveRates } from "./effective-rates.ts";

/** The plan asked for; refuses with what is offered instead. */
export function offeredPlan(
  asked: { term: number; bearer: Bearer },
  rates: Pick<EffectiveRates, "plans">,
): EffectivePlan {
  const plan = rates.plans.find(
    ({ term, bearer, enabled }) => term === asked.term && bearer === asked.bearer && enabled,
  );
  if (plan !== undefined) return plan;
  const ofTerm = rates.plans.filter(({ term, enabled }) => term === asked.term && enabled);
  if (ofTerm.length > 0) {
    throw new DomainError(
      "invalid_input",
      "bearer_not_offered",
      `${asked.term} periods are offered only with the fee borne by the ${ofTerm[0]?.bearer}.`,
      { term: asked.term, bearer: asked.bearer, offered: ofTerm.map((candidate) => candidate.bearer) },
    );
  }
  const offered = offeredTerms(rates);
  throw new DomainError(
    "invalid_input",
    "term_not_offered",
    `${asked.term} periods are not offered; choose one of ${offered.join(", ") || "none"}.`,
    { term: asked.term, offered },
  );
}

export function offeredTerms(rates: Pick<EffectiveRates, "plans">): number[] {
  const terms = rates.plans.filter((plan) => plan.enabled).map((plan) => plan.term);
  return [...new Set(terms)].sort((a, b) => a - b);
}

export function refuseOutsideLimits(amountFen: Fen, plan: EffectivePlan): void {
  // A period of zero fen is no period: the principal must reach one fen in each.
  const minimumFen = Math.max(plan.minFen, plan.term);
  if (amountFen < minimumFen) {
    throw new DomainError(
      "invalid_input",
      "amount_too_small",
      `${plan.term} periods need at least ${minimumFen} fen.`,
      { amountFen, minimumFen, term: plan.term, bearer: plan.bearer },
    );
  }
  if (amountFen > plan.maxFen) {
    throw new DomainError(
      "invalid_input",
      "amount_too_large",
      `${plan.term} periods are offered up to ${plan.maxFen} fen.`,
      { amountFen, maximumFen: plan.maxFen, term: plan.term, bearer: plan.bearer },
    );
  }
}

/** For callers that hold a campaign's price: it applies, or they are told why it no longer does. */
export function refuseOverCampaign(campaignId: string, verdict: CampaignVerdict | undefined): void {
  if (verdict?.applied?.id === campaignId) return;
  const because = verdict?.id === campaignId ? verdict.miss : "not_running";
  throw new DomainError(
    "invalid_input",
    "campaign_over",
    "The campaign does not apply to this purchase. Ask again without it for the ordinary price.",
    { campaignId, because },
  );
}
