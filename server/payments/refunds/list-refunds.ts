import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { REFUND_WAITS } from "#server/domain/payments/refund-rules.ts";
import type { RefundStatus } from "#server/domain/payments/status.ts";
import type { RefundView } from "#server/domain/payments/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** Every refund of a payment, the oldest first, with what the reader may do about it. */
export async function listRefunds(
  reader: Reader,
  { actor }: Context,
  paymentId: string,
): Promise<RefundView[]> {
  const rows = await reader
    .select()
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
  const decides = isPermitted(actor.roles, "payment:decide_refund");
  return rows.map((row) => ({
    id: row.id,
    amountFen: row.amountFen,
    reason: row.reason,
    status: row.status,
    requestedBy: row.requestedBy,
    failureReason: row.failureReason,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    wait: moveWaitOf<RefundStatus>(REFUND_WAITS, row.status, row.since),
    mayDecide: decides && row.status === "proposed" && row.requestedById !== actor.id,
    version: row.version,
  }));
}
