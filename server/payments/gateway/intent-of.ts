import { eq } from "drizzle-orm";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import type { CreateIntentInput, GatewayIntent } from "#server/gateway/port.ts";
import type { Payment } from "../internal.ts";

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
    expiresAt: payment.expiresAt,
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
