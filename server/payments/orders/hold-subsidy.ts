import type { Transaction } from "#db/client.ts";
import { commitSubsidy } from "#server/campaigns/commit-subsidy.ts";
import { recommitSubsidy } from "#server/campaigns/recommit-subsidy.ts";
import { releaseSubsidy } from "#server/campaigns/release-subsidy.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { PaymentEvent } from "#server/domain/payments/status.ts";
import { type Quote, quoteOf } from "#server/domain/quotes/quote-view.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";
import { signQuote } from "#server/quotes/sign-quote.ts";
import type { Payment } from "../internal.ts";
import { quoteChanged } from "./price-payment.ts";

/** Promises a new payment what its campaign pays; when others took the last of the budget, the price has changed. */
export async function holdSubsidy(
  tx: Transaction,
  ctx: Context,
  { order, priced }: { order: CreatePaymentInput; priced: { payment: Payment; quote: Quote } },
): Promise<void> {
  const { campaign } = priced.quote;
  if (campaign === undefined || order.plan === undefined) return;
  const { id: campaignId, subsidyFen: amountFen } = campaign;
  if (await commitSubsidy(tx, ctx, { campaignId, paymentId: priced.payment.id, amountFen })) return;
  const rates = await resolveRates(tx, { terminalId: ctx.actor.id }, { at: ctx.now, pricing: true });
  throw quoteChanged(
    await signQuote(ctx, { amountFen: order.amountFen, ...order.plan }, { rates, at: ctx.now }),
  );
}

/** What a change of status means for the campaign's budget: given back when nothing was paid, kept when it was. */
export async function settleSubsidy(
  tx: Transaction,
  ctx: Context,
  { payment, event }: { payment: Payment; event: PaymentEvent },
): Promise<void> {
  const campaign = quoteOf(payment)?.campaign;
  if (campaign === undefined || event === "await_payer") return;
  if (event !== "succeed") return releaseSubsidy(tx, ctx, payment.id);
  const subsidy = { campaignId: campaign.id, paymentId: payment.id, amountFen: campaign.subsidyFen };
  const uncoveredFen = await recommitSubsidy(tx, ctx, subsidy);
  if (uncoveredFen === 0) return;
  await recordAudit(tx, ctx, {
    action: "campaign.overrun",
    subjectType: "campaign",
    subjectId: campaign.id,
    after: { paymentId: payment.id, uncoveredFen },
  });
}
