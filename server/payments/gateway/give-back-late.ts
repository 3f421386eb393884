import type { Transaction } from "#db/client.ts";
import { refunds } from "#db/schema/payments.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import { LATE_KEY, type LateAfter } from "#server/domain/payments/refund-rules.ts";
import type { Payment } from "../internal.ts";
import { reserveRefund } from "../refunds/reserve-refund.ts";

/**
 * Promises the payer all of it back, in the transaction that books the late success: the order had ended, so that
 * nobody hands over anything for it. It needs no second person, because nobody decides on it.
 */
export async function giveBackLate(
  tx: Transaction,
  ctx: Context,
  { paid, after }: { paid: Payment; after: LateAfter },
): Promise<void> {
  const id = makeId("refund", ctx.randomBytes);
  // The reason is a word of ours, which every page says in its reader's language.
  const reason = `paid_after_${after}`;
  const [refund] = await tx
    .insert(refunds)
    .values({
      ...{
        id,
        paymentId: paid.id,
        status: "pending",
        idempotencyKey: LATE_KEY,
        amountFen: paid.amountFen,
        reason,
      },
      ...{ requestedBy: "portal", requestedById: ctx.actor.id, createdAt: ctx.now, since: ctx.now },
    })
    .returning();
  if (refund === undefined) throw new Error("An insert answers its row");
  await reserveRefund(tx, ctx, { payment: paid, refund });
  await recordAudit(tx, ctx, {
    action: "refund.request",
    subjectType: "refund",
    subjectId: id,
    after: { status: "pending", paymentId: paid.id, amountFen: paid.amountFen },
  });
  await enqueue(tx, ctx, { topic: "refund.pending", payload: { refundId: id } });
}
