import { lte } from "drizzle-orm";
import { smsMessages } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";

/** Long after the last receipt that a carrier sends, and long enough to answer "did you write to me?". */
const KEPT_DAYS = 30;

/** Forgets text messages: number, words and facts. Returns how many went. */
export async function forgetMessages(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const gone = await changeByStatement(ctx, (db) =>
    db.delete(smsMessages).where(lte(smsMessages.createdAt, daysBefore(ctx.now, KEPT_DAYS))),
  );
  return gone.rowCount ?? 0;
}
