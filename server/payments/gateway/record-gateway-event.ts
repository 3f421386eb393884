import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { placeholders, preparedOnce } from "#db/prepared.ts";
import { gatewayEvents } from "#db/schema/gateway.ts";
import { refunds } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { recordRepayments } from "#server/contracts/record-repayments.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { GatewayEvent, GatewayPlan, GatewayRefund } from "#server/gateway/port.ts";
import { settleRefundIn } from "#server/payments/refunds/settle-refund.ts";
import { lockPaymentIfThere } from "../internal.ts";
import { noteStrayCharge } from "./note-stray-charge.ts";
import { isIntentOf, settleIntentIn } from "./settle-intent.ts";

/**
 * Takes a verified notice from the gateway. Each event counts once, in any order and however late; one about
 * an intent or refund that is not ours is noted and left alone. A second charge of one order is given back.
 */
export async function recordGatewayEvent(ctx: Context, event: GatewayEvent): Promise<{ repeated: boolean }> {
  requirePermission(ctx, "payment:settle");
  return change(ctx, async (tx) => {
    const { id, type, occurredAt } = event;
    const subjectId = event.intent?.id ?? event.refund?.id ?? event.plan?.id ?? null;
    const fresh = await received(tx).execute({ id, type, subjectId, occurredAt, receivedAt: ctx.now });
    if (fresh.length === 0) return { repeated: true };
    await apply(tx, ctx, event);
    return { repeated: false };
  });
}

const received = preparedOnce((reader) =>
  reader
    .insert(gatewayEvents)
    .values(
      placeholders<typeof gatewayEvents.$inferInsert>([
        "id",
        "type",
        "subjectId",
        "occurredAt",
        "receivedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning({ id: gatewayEvents.id })
    .prepare("gateway_event"),
);

async function apply(tx: Transaction, ctx: Context, event: GatewayEvent): Promise<void> {
  const { intent, refund, plan } = event;
  if (refund !== null) await applyRefund(tx, ctx, refund);
  if (plan !== null) await applyPlan(tx, ctx, plan);
  if (intent?.paymentId == null) return;
  const payment = await lockPaymentIfThere(tx, intent.paymentId);
  if (payment === undefined) return;
  if (!isIntentOf(payment, intent)) return noteStrayCharge(tx, ctx, { payment, intent });
  await settleIntentIn(tx, ctx, { payment, news: { intent, at: event.occurredAt } });
}

/** News of a plan may come before those of its payment: without a contract it is asked about later. */
async function applyPlan(tx: Transaction, ctx: Context, plan: GatewayPlan): Promise<void> {
  const payment = plan.paymentId === null ? undefined : await lockPaymentIfThere(tx, plan.paymentId);
  if (payment !== undefined) await recordRepayments(tx, ctx, { paymentId: payment.id, plan });
}

async function applyRefund(tx: Transaction, ctx: Context, refund: GatewayRefund): Promise<void> {
  if (refund.refundId === null) return;
  const [ours] = await tx.select().from(refunds).where(eq(refunds.id, refund.refundId));
  if (ours !== undefined) await settleRefundIn(tx, ctx, { refundId: ours.id, answer: refund });
}
