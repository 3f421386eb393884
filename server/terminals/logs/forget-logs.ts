import { and, lte, ne } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { LOG_KEPT_DAYS } from "#server/domain/terminals/logs/inputs.ts";

/** Forgets logs of long ago, and that they were asked for. Returns how many went. */
export async function forgetLogs(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const isOld = lte(terminalLogs.requestedAt, daysBefore(ctx.now, LOG_KEPT_DAYS));
  const gone = await changeByStatement(ctx, (db) =>
    db.delete(terminalLogs).where(and(isOld, ne(terminalLogs.status, "requested"))),
  );
  return gone.rowCount ?? 0;
}
