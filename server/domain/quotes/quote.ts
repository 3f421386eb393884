import { endOfShanghaiDate, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { type CampaignVerdict, subsidyOf } from "#server/domain/campaigns/campaign.ts";
import { annualRateOf } from "#server/domain/contracts/annual-rate.ts";
import { regularPaymentOf, scheduleOf } from "#server/domain/contracts/schedule.ts";
import { type Fen, feeOf, type Ppm } from "#server/domain/money/fen.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import type { EffectivePlan, EffectiveRates } from "./effective-rates.ts";
import { offeredPlan, refuseOutsideLimits, refuseOverCampaign } from "./quote-refusals.ts";
import type { QuoteTerms } from "./quote-view.ts";

export interface QuoteRequest {
  amountFen: Fen;
  term: number;
  bearer: Bearer;
  /** A campaign that must hold: without it the quote is refused (`campaign_over`) instead of being dearer. */
  campaignId?: string | undefined;
}

/**
 * The signed part of a quote. Everything follows from the request, the rates and the Asia/Shanghai day of `at`, so
 * a terminal computes the very same object from its configuration. Refuses with `term_not_offered`,
 * `bearer_not_offered`, `amount_too_small`, `amount_too_large` or `campaign_over` and the limit concerned.
 */
export function quoteInstalments(request: QuoteRequest, rates: EffectiveRates, at: Date): QuoteTerms {
  const { amountFen } = request;
  const plan = offeredPlan(request, rates);
  refuseOutsideLimits(amountFen, plan);
  const totalFeeFen = feeOf(amountFen, plan.ratePpm);
  const campaign = campaignOf(plan, { amountFen, feeFen: totalFeeFen, at });
  if (request.campaignId !== undefined) refuseOverCampaign(request.campaignId, campaign);
  const subsidyFen = campaign?.applied?.subsidyFen ?? 0;
  const byMerchantFen = campaign?.applied?.fundedBy === "merchant" ? subsidyFen : 0;
  const buyerFeeFen = plan.bearer === "buyer" ? totalFeeFen - subsidyFen : 0;
  const sellerFeeFen = plan.bearer === "buyer" ? byMerchantFen : totalFeeFen;
  const acquiringFeeFen = huabeiAcquiringFeeOf(amountFen, rates);
  const today = shanghaiDate(at);
  const schedule = scheduleOf({
    amountFen,
    feeFen: buyerFeeFen,
    term: plan.term,
    remainder: rates.remainder,
    purchasedOn: today,
  });
  const payments = schedule.map((instalment) => instalment.paymentFen);
  const terms: QuoteTerms = {
    amountFen,
    term: plan.term,
    bearer: plan.bearer,
    channel: plan.channel,
    ratePpm: plan.ratePpm,
    totalFeeFen,
    buyerFeeFen,
    buyerTotalFen: amountFen + buyerFeeFen,
    sellerFeeFen,
    acquiringFeeFen,
    sellerNetFen: amountFen - sellerFeeFen - acquiringFeeFen,
    regularPaymentFen: regularPaymentOf(amountFen, buyerFeeFen, plan.term),
    firstPaymentFen: payments[0] ?? 0,
    schedule,
    annualRate: annualRateOf(amountFen, payments),
    rateCard: plan.rateCard ?? rates.rateCard,
    validUntil: endOfShanghaiDate(today),
  };
  if (campaign?.applied === undefined) return terms;
  return {
    ...terms,
    campaign: campaign.applied,
    validUntil: validUntilOf(terms.validUntil, campaign.applied.endsAt),
  };
}

/** Whether the plan's campaign pays for this purchase, and if not, why; undefined where the plan has none. */
export function campaignOf(
  plan: EffectivePlan,
  { amountFen, feeFen, at }: { amountFen: Fen; feeFen: Fen; at: Date },
): CampaignVerdict | undefined {
  const { campaign } = plan;
  if (campaign === undefined || plan.bearer !== "buyer") return undefined;
  const outcome = subsidyOf(campaign, { amountFen, ratePpm: plan.ratePpm, feeFen, at });
  if ("miss" in outcome) return { id: campaign.id, miss: outcome.miss };
  const { id, name, fundedBy, buyerRatePpm, endsAt } = campaign;
  return { id, applied: { id, name, fundedBy, buyerRatePpm, endsAt, subsidyFen: outcome.subsidyFen } };
}

/** Fee the acquirer keeps of one payment: half-even, at most the method's cap. */
export function acquiringFeeOf(amountFen: Fen, method: { ratePpm: Ppm; capFen?: Fen | undefined }): Fen {
  const fee = feeOf(amountFen, method.ratePpm);
  return method.capFen === undefined ? fee : Math.min(fee, method.capFen);
}

function huabeiAcquiringFeeOf(amountFen: Fen, rates: EffectiveRates): Fen {
  const method = rates.methods.find((candidate) => candidate.kind === "huabei" && candidate.enabled);
  return method === undefined ? 0 : acquiringFeeOf(amountFen, method);
}

/** The end of the Shanghai day, or of the campaign if that ends before. */
function validUntilOf(dayEnds: string, campaignEndsAt: string): string {
  const lastInstant = new Date(Date.parse(campaignEndsAt) - 1).toISOString();
  return lastInstant < dayEnds ? lastInstant : dayEnds;
}
