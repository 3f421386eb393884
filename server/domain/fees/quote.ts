import { DomainError } from "../errors.ts";
import { type Fen, feeOf, type Ppm } from "../money/fen.ts";
import { annualRateOf } from "./annual-rate.ts";
import type { QuoteTerms, TraceEntry } from "./quote-view.ts";
import type { Bearer, InstalmentPlan, MethodRate, RateCardBody, RateCardRef } from "./rate-card.ts";
import { regularPaymentOf, scheduleOf } from "./schedule.ts";
import { endOfShanghaiDay, shanghaiDate } from "./shanghai-date.ts";

export interface QuoteRequest {
  amountFen: Fen;
  term: number;
  bearer: Bearer;
}

export interface RateSource {
  rateCard: RateCardRef;
  body: RateCardBody;
  /** Where the card came from: `platform`, `product shoukuanbao`, `merchant mer_…`, `terminal trm_…`. */
  source: string;
}

/**
 * The signed part of a quote and why it says so. Everything follows from the request, the card and the
 * Asia/Shanghai day of `at`, so a terminal computes the very same object from its configuration. Refuses with
 * `term_not_offered`, `bearer_not_offered`, `amount_too_small` or `amount_too_large` and the limit concerned.
 */
export function quoteInstalments(
  request: QuoteRequest,
  rates: RateSource,
  at: Date,
): { terms: QuoteTerms; trace: TraceEntry[] } {
  const plan = findPlan(request, rates.body);
  refuseOutsideLimits(request, plan);
  const method = rates.body.methods.find((candidate) => candidate.kind === "huabei" && candidate.enabled);
  const totalFeeFen = feeOf(request.amountFen, plan.ratePpm);
  const buyerFeeFen = plan.bearer === "buyer" ? totalFeeFen : 0;
  const sellerFeeFen = totalFeeFen - buyerFeeFen;
  const acquiringFeeFen = method === undefined ? 0 : acquiringFeeOf(request.amountFen, method);
  const schedule = scheduleOf({
    amountFen: request.amountFen,
    feeFen: buyerFeeFen,
    term: plan.term,
    remainder: rates.body.remainder,
    purchasedOn: shanghaiDate(at),
  });
  const payments = schedule.map((instalment) => instalment.paymentFen);
  const terms: QuoteTerms = {
    amountFen: request.amountFen,
    term: plan.term,
    bearer: plan.bearer,
    channel: plan.channel,
    ratePpm: plan.ratePpm,
    totalFeeFen,
    buyerFeeFen,
    buyerTotalFen: request.amountFen + buyerFeeFen,
    sellerFeeFen,
    acquiringFeeFen,
    sellerNetFen: request.amountFen - sellerFeeFen - acquiringFeeFen,
    regularPaymentFen: regularPaymentOf(request.amountFen, buyerFeeFen, plan.term),
    firstPaymentFen: payments[0] ?? 0,
    schedule,
    annualRate: annualRateOf(request.amountFen, payments),
    rateCard: rates.rateCard,
    validUntil: endOfShanghaiDay(at).toISOString(),
  };
  return { terms, trace: traceOf(plan, method, rates) };
}

/** Fee the acquirer keeps of one payment: half-even, at most the method's cap. */
export function acquiringFeeOf(amountFen: Fen, method: { ratePpm: Ppm; capFen?: Fen | undefined }): Fen {
  const fee = feeOf(amountFen, method.ratePpm);
  return method.capFen === undefined ? fee : Math.min(fee, method.capFen);
}

function findPlan(request: QuoteRequest, body: RateCardBody): InstalmentPlan {
  const ofTerm = body.plans.filter((plan) => plan.enabled && plan.term === request.term);
  const plan = ofTerm.find((candidate) => candidate.bearer === request.bearer);
  if (plan !== undefined) return plan;
  if (ofTerm.length > 0) {
    throw new DomainError(
      "invalid_input",
      "bearer_not_offered",
      `${request.term} periods are offered only with the fee borne by the ${ofTerm[0]?.bearer}.`,
      { term: request.term, bearer: request.bearer, offered: ofTerm.map((candidate) => candidate.bearer) },
    );
  }
  const offered = [...new Set(body.plans.filter((p) => p.enabled).map((p) => p.term))].sort((a, b) => a - b);
  throw new DomainError(
    "invalid_input",
    "term_not_offered",
    `${request.term} periods are not offered; choose one of ${offered.join(", ") || "none"}.`,
    { term: request.term, offered },
  );
}

function refuseOutsideLimits({ amountFen }: QuoteRequest, plan: InstalmentPlan): void {
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

function traceOf(plan: InstalmentPlan, method: MethodRate | undefined, rates: RateSource): TraceEntry[] {
  const source = `${rates.source} · ${rates.rateCard.id} v${rates.rateCard.version}`;
  return [
    {
      rule: "plan_rate",
      source,
      outcome: "applied",
      because: `Huabei ${plan.term} periods, fee borne by the ${plan.bearer}: ${plan.ratePpm} ppm`,
    },
    {
      rule: "remainder",
      source,
      outcome: "applied",
      because: `what floor division leaves goes to the ${rates.body.remainder} period`,
    },
    method === undefined
      ? {
          rule: "acquiring_rate",
          source,
          outcome: "skipped",
          because: "the card has no acquiring rate for Huabei",
        }
      : { rule: "acquiring_rate", source, outcome: "applied", because: `acquiring ${method.ratePpm} ppm` },
  ];
}
