import { lt } from "drizzle-orm";
import { terminalHeartbeats } from "#db/schema/terminals.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { HEALTH_KEPT_DAYS } from "#server/domain/terminals/health.ts";

/** Forgets how terminals were doing longer ago than anybody may look. Returns how many rows went. */
export async function forgetHeartbeats(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const { rowCount } = await changeByStatement(ctx, (db) =>
    db.delete(terminalHeartbeats).where(lt(terminalHeartbeats.at, daysBefore(ctx.now, HEALTH_KEPT_DAYS))),
  );
  return rowCount ?? 0;
}
