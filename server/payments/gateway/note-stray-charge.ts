import type { Transaction } from "#db/client.ts";
import { strayCharges } from "#db/schema/gateway.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import type { GatewayIntent } from "#server/gateway/port.ts";
import type { Payment } from "../internal.ts";

/**
 * Notes a charge that the gateway took for our payment beside the payment's own, once, and promises to give it back. It
 * is never booked: the payment stands as it is.
 */
export async function noteStrayCharge(
  tx: Transaction,
  ctx: Context,
  { payment, intent }: { payment: Payment; intent: GatewayIntent },
): Promise<void> {
  const isOwn = payment.gatewayIntentId === null || payment.gatewayIntentId === intent.id;
  if (isOwn || intent.status !== "succeeded" || intent.amountFen === null) return;
  const [found] = await tx
    .insert(strayCharges)
    .values({
      ...{ id: makeId("strayCharge", ctx.randomBytes), paymentId: payment.id, gatewayIntentId: intent.id },
      ...{ amountFen: intent.amountFen, foundAt: ctx.now, since: ctx.now },
    })
    .onConflictDoNothing({ target: strayCharges.gatewayIntentId })
    .returning();
  if (found === undefined) return;
  await recordAudit(tx, ctx, {
    action: "stray_charge.find",
    subjectType: "stray_charge",
    subjectId: found.id,
    after: { status: found.status, paymentId: payment.id, amountFen: found.amountFen },
  });
  await enqueue(tx, ctx, { topic: "stray_charge.found", payload: { strayChargeId: found.id } });
}
