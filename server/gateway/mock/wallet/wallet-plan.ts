import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { type AnnualRate, annualRateOf } from "#server/domain/contracts/annual-rate.ts";
import { type Instalment, scheduleOf } from "#server/domain/contracts/schedule.ts";
import { type Fen, feeOf, type Ppm } from "#server/domain/money/fen.ts";
import { BEARERS, type Bearer, MAX_TERM, MIN_TERM } from "#server/domain/rates/rate-card.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";

export interface WalletPlan {
  term: number;
  bearer: Bearer;
  ratePpm: Ppm;
  buyerFeeFen: Fen;
  buyerTotalFen: Fen;
  schedule: Instalment[];
  annualRate: AnnualRate;
}

/** The channel's list rates, for an intent that names none: Huabei's own to know, not the portal's. */
const LIST_RATES: Partial<Record<string, Ppm>> = {
  "buyer/3": 23_000,
  "seller/3": 18_000,
  "buyer/6": 45_000,
  "seller/6": 45_000,
  "buyer/12": 75_000,
  "seller/12": 75_000,
};
const FALLBACK_RATE_PPM = 75_000;

/**
 * What the payer agrees to, or null for a payment in one sum. The intent's metadata carries the quoted rate,
 * remainder rule and purchase date; the schedule is recomputed with the portal's own engine, so it is the same.
 */
export function walletPlanOf(intent: PaymentIntentRecord): WalletPlan | null {
  const plan = intent.payment_method_options.alipay?.installments?.plan;
  if (plan === undefined || plan.count < MIN_TERM || plan.count > MAX_TERM) return null;
  const bearer = BEARERS.find((known) => known === plan.bearer) ?? "buyer";
  const ratePpm = quotedRate(intent) ?? LIST_RATES[`${bearer}/${plan.count}`] ?? FALLBACK_RATE_PPM;
  const buyerFeeFen = bearer === "buyer" ? feeOf(intent.amount, ratePpm) : 0;
  if (intent.amount < plan.count) return null;
  const schedule = scheduleOf({
    amountFen: intent.amount,
    feeFen: buyerFeeFen,
    term: plan.count,
    remainder: intent.metadata.plan_remainder === "last" ? "last" : "first",
    purchasedOn: purchaseDate(intent),
  });
  const payments = schedule.map((instalment) => instalment.paymentFen);
  return {
    term: plan.count,
    bearer,
    ratePpm,
    buyerFeeFen,
    buyerTotalFen: intent.amount + buyerFeeFen,
    schedule,
    annualRate: annualRateOf(intent.amount, payments),
  };
}

function quotedRate(intent: PaymentIntentRecord): Ppm | null {
  const text = intent.metadata.plan_rate_ppm ?? "";
  const rate = Number(text);
  return /^\d{1,6}$/.test(text) && rate <= 500_000 ? rate : null;
}

function purchaseDate(intent: PaymentIntentRecord): string {
  const given = intent.metadata.plan_purchased_on ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : shanghaiDate(new Date(intent.created * 1000));
}
