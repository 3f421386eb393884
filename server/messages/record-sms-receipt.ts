import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import type { SmsReceipt } from "#server/sms/port.ts";

interface ReceiptContext {
  actor: Actor;
  db: Database;
  now: Date;
}

/**
 * Marks a message as delivered or failed, as its carrier says. Repeats change nothing, and in whatever order receipts
 * come, a message that reached the phone is delivered. One that is not ours is passed over.
 */
export async function recordSmsReceipt(
  ctx: ReceiptContext,
  { carrierId, outcome }: SmsReceipt,
): Promise<void> {
  requirePermission(ctx, "message:record_receipt");
  const undelivered = and(eq(smsMessages.carrierId, carrierId), isNull(smsMessages.deliveredAt));
  await changeByStatement(ctx, (db) =>
    outcome.delivered
      ? db.update(smsMessages).set({ deliveredAt: ctx.now, failedAt: null, failure: null }).where(undelivered)
      : db
          .update(smsMessages)
          .set({ failedAt: ctx.now, failure: outcome.failure })
          .where(and(undelivered, isNull(smsMessages.failedAt))),
  );
}
