import { z } from "zod";
import type { AppliedCampaign } from "#server/domain/campaigns/campaign.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { acquiringFeeOf, quoteInstalments } from "#server/domain/quotes/quote.ts";
import { PAYMENT_METHODS, type PaymentMethod } from "#server/domain/rates/methods.ts";
import { BEARERS, type Bearer, planKeyOf } from "#server/domain/rates/rate-card.ts";
import { DomainError } from "../errors.ts";
import type { EffectiveRates } from "./effective-rates.ts";

/** A payment that was charged, as far as a replay needs it. */
export interface ChargedPayment {
  merchantId: string;
  amountFen: Fen;
  method: PaymentMethod;
  plan: { term: number; bearer: Bearer } | null;
  campaign: AppliedCampaign | null;
  buyerTotalFen: Fen;
  sellerNetFen: Fen;
  at: Date;
}

/** What the same payment would have come to; a reason instead where it would not have been offered. */
export type Replay = { buyerTotalFen: Fen; sellerNetFen: Fen } | { refused: string };

export function replayPayment(payment: ChargedPayment, rates: EffectiveRates): Replay {
  const { amountFen, plan } = payment;
  const method = rates.methods.find(({ kind, enabled }) => kind === payment.method && enabled);
  if (method === undefined) return { refused: "method_not_offered" };
  if (plan === null) {
    return { buyerTotalFen: amountFen, sellerNetFen: amountFen - acquiringFeeOf(amountFen, method) };
  }
  try {
    return quoteInstalments({ amountFen, ...plan }, withItsCampaign(rates, payment), payment.at);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.reason };
    throw error;
  }
}

/** A payment that a campaign lowered is replayed with it: the card is what is being compared. */
function withItsCampaign(
  rates: EffectiveRates,
  { campaign, plan, amountFen }: ChargedPayment,
): EffectiveRates {
  const open = { startsAt: "1970-01-01T00:00:00.000Z", minFen: amountFen, maxFen: amountFen };
  const offer = campaign === null ? undefined : { ...campaign, ...open };
  return {
    ...rates,
    plans: rates.plans.map(({ campaign: _running, ...candidate }) =>
      plan !== null && offer !== undefined && planKeyOf(candidate) === planKeyOf(plan)
        ? { ...candidate, campaign: offer }
        : candidate,
    ),
  };
}

const side = z.strictObject({
  /** Payments and fen by which they would come out higher or lower for this side. */
  more: z.strictObject({ payments: z.int(), fen: z.int() }),
  less: z.strictObject({ payments: z.int(), fen: z.int() }),
  same: z.int(),
  beforeFen: z.int(),
  afterFen: z.int(),
});

const tally = z.strictObject({
  payments: z.int(),
  amountFen: z.int(),
  refused: z.int(),
  buyerChangeFen: z.int(),
  sellerChangeFen: z.int(),
});
export type ShadowTally = z.infer<typeof tally>;

/** The replay of a period's payments against a draft: what buyers would pay and sellers receive, before and after. */
export const shadowRun = z.strictObject({
  from: instant,
  to: instant,
  payments: z.int(),
  buyers: side,
  sellers: side,
  refused: z.array(z.strictObject({ reason: z.string(), payments: z.int(), amountFen: z.int() })),
  plans: z.array(
    z.strictObject({
      ...tally.shape,
      method: z.enum(PAYMENT_METHODS),
      term: z.int().nullable(),
      bearer: z.enum(BEARERS).nullable(),
    }),
  ),
  merchants: z.array(z.strictObject({ ...tally.shape, merchantId: z.string(), name: z.string() })),
});
export type ShadowRun = z.infer<typeof shadowRun>;
