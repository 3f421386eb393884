import { z } from "zod";
import { appliedCampaign } from "#server/domain/campaigns/campaign.ts";
import { id } from "#server/domain/fields/ids.ts";
import { calendarDate, fen, instant, ppm } from "#server/domain/fields/numbers.ts";
import { BEARERS, term } from "#server/domain/rates/rate-card.ts";
import { traceEntry } from "./trace.ts";

/** Due dates stay within the calendar that dates are written in; Shanghai has kept UTC+8 since 1991. */
const purchaseInstant = instant.refine((at) => at >= "1992" && at < "9990", "between 1992 and 9989");

/** Whose rates, and when: `at` is when the purchase is made, `recordedAt` what the portal knew then. Both default to now. */
export const rateScope = z.strictObject({
  at: purchaseInstant.optional(),
  recordedAt: purchaseInstant.optional(),
  merchantId: id("merchant").optional(),
  terminalId: id("terminal").optional(),
});
export type RateScope = z.infer<typeof rateScope>;

// Any safe integer: what is too small or too large is refused with the plan's own limit.
const askedAmountFen = z.int().min(0);

/** What anybody may ask of `fees.quote` (contracts.md). */
export const quoteInput = z.strictObject({
  ...rateScope.shape,
  amountFen: askedAmountFen,
  term,
  bearer: z.enum(BEARERS),
  channel: z.literal("huabei").optional(),
  /** Insists on a campaign's price: refused with `campaign_over` where it does not hold. */
  campaignId: id("campaign").optional(),
});
export type QuoteInput = z.infer<typeof quoteInput>;

export const compareInput = z.strictObject({ ...rateScope.shape, amountFen: askedAmountFen });
export type CompareInput = z.infer<typeof compareInput>;

/** The hashed and signed part of a quote. */
export const quoteTerms = z.strictObject({
  amountFen: fen,
  term: z.int(),
  bearer: z.enum(BEARERS),
  channel: z.literal("huabei"),
  ratePpm: ppm,
  totalFeeFen: fen,
  buyerFeeFen: fen,
  buyerTotalFen: fen,
  sellerFeeFen: fen,
  acquiringFeeFen: fen,
  sellerNetFen: fen,
  regularPaymentFen: fen,
  firstPaymentFen: fen,
  schedule: z.array(
    z.strictObject({
      period: z.int(),
      dueOn: calendarDate,
      principalFen: fen,
      feeFen: fen,
      paymentFen: fen,
    }),
  ),
  annualRate: z.strictObject({ monthlyIrrPpm: ppm, nominalPpm: ppm, effectivePpm: ppm }),
  /** Only where a campaign spares the buyer something; totalFeeFen = buyerFeeFen + sellerFeeFen + the platform's subsidy. */
  campaign: appliedCampaign.optional(),
  rateCard: z.strictObject({ id: z.string(), version: z.int(), effectiveFrom: instant }),
  validUntil: instant,
});
export type QuoteTerms = z.infer<typeof quoteTerms>;

/** `hash`: SHA-256 over the canonical JSON of the terms; `signature`: Ed25519 over its 32 bytes, base64url. */
export const quoteView = z.strictObject({
  ...quoteTerms.shape,
  trace: z.array(traceEntry),
  hash: z.string(),
  signature: z.string(),
});
export type Quote = z.infer<typeof quoteView>;

/** The quote that the payer saw, as a payment keeps it; null for a payment in one sum. */
export function quoteOf(payment: { quote: unknown }): Quote | null {
  return payment.quote === null ? null : quoteView.parse(payment.quote);
}

export const refusedPlan = z.strictObject({
  term: z.int(),
  bearer: z.enum(BEARERS),
  reason: z.string(),
  message: z.string(),
  minimumFen: fen.optional(),
  maximumFen: fen.optional(),
});

export const comparison = z.strictObject({ quotes: z.array(quoteView), refused: z.array(refusedPlan) });
export type Comparison = z.infer<typeof comparison>;
