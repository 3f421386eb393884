import { and, inArray, lte } from "drizzle-orm";
import { operatorCodes, operatorSessions, operators } from "#db/schema/operators.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";

/** Long enough to ask why somebody was not let in. */
const REQUESTS_KEPT_DAYS = 30;
/** As long as sessions of the portal are. */
const SESSIONS_KEPT_DAYS = 180;

/** Forgets codes that are too old, sessions of long ago, and people who never worked at a terminal. Returns how many rows went. */
export async function forgetOperators(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const sessions = await changeByStatement(ctx, (db) =>
    db
      .delete(operatorSessions)
      .where(lte(operatorSessions.startedAt, daysBefore(ctx.now, SESSIONS_KEPT_DAYS))),
  );
  const codes = await changeByStatement(ctx, (db) =>
    db.delete(operatorCodes).where(lte(operatorCodes.expiresAt, ctx.now)),
  );
  const requests = await changeByStatement(ctx, (db) =>
    db
      .delete(operators)
      .where(
        and(
          inArray(operators.status, ["refused", "lapsed"]),
          lte(operators.since, daysBefore(ctx.now, REQUESTS_KEPT_DAYS)),
        ),
      ),
  );
  return (sessions.rowCount ?? 0) + (codes.rowCount ?? 0) + (requests.rowCount ?? 0);
}
