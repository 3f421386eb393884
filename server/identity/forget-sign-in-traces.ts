import { lte } from "drizzle-orm";
import { sessions, signInCodes, throttles } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DAY_MS, daysBefore } from "#server/domain/calendar/durations.ts";

/** A limit counts for a day at most. */
const THROTTLES_KEPT_MS = 2 * DAY_MS;
/** So long a browser in which somebody was signed in is known again. */
const SESSIONS_KEPT_DAYS = 180;

/** Forgets codes, counters and sessions that nothing asks for any more. Returns how many rows went. */
export async function forgetSignInTraces(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const before = (ms: number) => new Date(ctx.now.getTime() - ms);
  const gone = await Promise.all([
    changeByStatement(ctx, (db) => db.delete(signInCodes).where(lte(signInCodes.expiresAt, ctx.now))),
    changeByStatement(ctx, (db) =>
      db.delete(throttles).where(lte(throttles.windowStartedAt, before(THROTTLES_KEPT_MS))),
    ),
    changeByStatement(ctx, (db) =>
      db.delete(sessions).where(lte(sessions.expiresAt, daysBefore(ctx.now, SESSIONS_KEPT_DAYS))),
    ),
  ]);
  return gone.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
