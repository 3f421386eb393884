import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { gatewayEvents, payments } from "#db/schema/payments.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { GatewayEvent } from "#server/gateway/port.ts";
import { settleIntentIn } from "./settle-intent.ts";
import { settleRefundIn } from "./settle-refund.ts";

/**
 * Takes a verified notice from the gateway. Each event counts once, in any order and however late; one about
 * an intent or refund that is not ours is noted and left alone.
 */
export async function recordGatewayEvent(ctx: Context, event: GatewayEvent): Promise<{ repeated: boolean }> {
  requirePermission(ctx, "payment:settle");
  return inTransaction(ctx.db, async (tx) => {
    const fresh = await tx
      .insert(gatewayEvents)
      .values({
        id: event.id,
        type: event.type,
        subjectId: event.intent?.id ?? event.refund?.id ?? null,
        occurredAt: event.occurredAt,
        receivedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: gatewayEvents.id });
    if (fresh.length === 0) return { repeated: true };
    await apply(tx, ctx, event);
    return { repeated: false };
  });
}

async function apply(tx: Transaction, ctx: Context, event: GatewayEvent): Promise<void> {
  const { intent, refund } = event;
  if (refund?.refundId != null) await settleRefundIn(tx, ctx, refund.refundId, refund);
  if (intent?.paymentId == null) return;
  const [payment] = await tx.select().from(payments).where(eq(payments.id, intent.paymentId));
  const ours = payment !== undefined && [null, intent.id].includes(payment.gatewayIntentId);
  if (!ours || payment.amountFen !== intent.amountFen) return;
  await settleIntentIn(tx, ctx, payment.id, { intent, at: event.occurredAt });
}
