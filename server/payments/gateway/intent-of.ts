import { eq, sql } from "drizzle-orm";
import { preparedOnce } from "#db/prepared.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { PresentedCard } from "#server/domain/payments/cards.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import type { CreateIntentInput, GatewayIntent } from "#server/gateway/port.ts";
import type { Payment } from "../internal.ts";
import { intentPlanOf } from "./intent-plan.ts";

/** The gateway's intent for this payment: made now, or found again by its key. */
export async function intentOf(ctx: Context, payment: Payment): Promise<GatewayIntent> {
  if (payment.gatewayIntentId !== null) return ctx.gateway.retrieveIntent(payment.gatewayIntentId);
  return ctx.gateway.createIntent(await intentInput(ctx, payment), payment.id);
}

async function intentInput(ctx: Context, payment: Payment): Promise<CreateIntentInput> {
  const [merchant] = await read(ctx, (db) => merchantName(db).execute({ merchantId: payment.merchantId }));
  return {
    paymentId: payment.id,
    orderNumber: payment.orderNumber,
    amountFen: payment.amountFen,
    method: payment.method,
    merchant: { id: payment.merchantId, name: merchant?.name ?? "" },
    expiresAt: payment.expiresAt,
    card: cardAtReader(payment),
    plan: intentPlanOf(quoteOf(payment), payment.createdAt),
  };
}

function cardAtReader({ cardToken, cardEntry }: Payment): PresentedCard | null {
  return cardToken === null || cardEntry === null ? null : { token: cardToken, entry: cardEntry };
}

const merchantName = preparedOnce((reader) =>
  reader
    .select({ name: merchants.name })
    .from(merchants)
    .where(eq(merchants.id, sql.placeholder("merchantId")))
    .prepare("merchant_name"),
);
