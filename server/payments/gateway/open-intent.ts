import { eq } from "drizzle-orm";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { type CreateIntentInput, GatewayError, type GatewayIntent } from "#server/gateway/port.ts";
import { changePayment } from "#server/payments/orders/change-payment.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { settleIntent } from "./settle-intent.ts";

/**
 * Asks the gateway for the intent of a payment that is still `created`. The gateway's idempotency key is the
 * payment's id, so that after a crash or a lost answer the same intent is found again instead of a second one.
 */
export async function openIntent(ctx: Context, paymentId: string): Promise<Payment> {
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, paymentId));
  try {
    return await settleIntent(ctx, payment.id, await intentOf(ctx, payment));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return afterGatewayError(ctx, payment.id, error);
  }
}

/** The gateway's intent for this payment: made now, or found again by its key. */
export async function intentOf(ctx: Context, payment: Payment): Promise<GatewayIntent> {
  if (payment.gatewayIntentId !== null) return ctx.gateway.retrieveIntent(payment.gatewayIntentId);
  return ctx.gateway.createIntent(await intentInput(ctx, payment), payment.id);
}

async function intentInput(ctx: Context, payment: Payment): Promise<CreateIntentInput> {
  const [merchant] = await read(ctx, (db) =>
    db.select().from(merchants).where(eq(merchants.id, payment.merchantId)),
  );
  const quote = quoteOf(payment);
  return {
    paymentId: payment.id,
    orderNumber: payment.orderNumber,
    amountFen: payment.amountFen,
    method: payment.method,
    merchant: { id: payment.merchantId, name: merchant?.name ?? "" },
    plan:
      quote === null
        ? null
        : {
            term: quote.term,
            bearer: quote.bearer,
            // What the payer is charged by: a campaign lowers it.
            ratePpm: quote.campaign?.buyerRatePpm ?? quote.ratePpm,
            remainder: remainderOf(quote.schedule),
            purchasedOn: shanghaiDate(payment.createdAt),
            quoteHash: quote.hash,
          },
  };
}

/** Read off the schedule itself, because the card that made it may have been replaced since. */
function remainderOf(schedule: readonly { paymentFen: number }[]): "first" | "last" {
  return (schedule.at(-1)?.paymentFen ?? 0) > (schedule[0]?.paymentFen ?? 0) ? "last" : "first";
}

/**
 * A parallel request with the same key may have been faster; then its result stands. Otherwise a refusal ends
 * the payment, and a missing answer leaves it to be tried again.
 */
async function afterGatewayError(ctx: Context, paymentId: string, error: GatewayError): Promise<Payment> {
  const now = await read(ctx, (db) => loadVisiblePayment(db, ctx, paymentId));
  if (now.status !== "created") return now;
  if (!error.retryable) return changePayment(ctx, paymentId, "fail", { failureReason: "gateway_refused" });
  throw new DomainError(
    "unavailable",
    "gateway_unavailable",
    "The payment gateway did not answer. Nothing is lost: repeat the request with the same key.",
    { paymentId },
  );
}
