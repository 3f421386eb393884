import { sql } from "drizzle-orm";
import { throttles } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { LIMITS, type LimitName, limitKey } from "#server/domain/identity/limits.ts";

/**
 * Counts a hit of `subject` on a limit: null within it, else from when on it may be tried again. The counter lies in
 * PostgreSQL, where every process sees it, and is written outside the caller's transaction, so that a failed try counts.
 */
export async function overLimit(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  subject: string,
): Promise<Date | null> {
  const { limit, windowMs } = LIMITS[name];
  const startedBefore = new Date(ctx.now.getTime() - windowMs);
  const expired = sql`${throttles.windowStartedAt} <= ${startedBefore.toISOString()}::timestamptz`;
  const [row] = await changeByStatement(ctx, (db) =>
    db
      .insert(throttles)
      .values({ key: limitKey(name, subject), windowStartedAt: ctx.now, hits: 1 })
      .onConflictDoUpdate({
        target: throttles.key,
        set: {
          hits: sql`case when ${expired} then 1 else ${throttles.hits} + 1 end`,
          windowStartedAt: sql`case when ${expired} then excluded.window_started_at else ${throttles.windowStartedAt} end`,
        },
      })
      .returning(),
  );
  if (row === undefined || row.hits <= limit) return null;
  return new Date(row.windowStartedAt.getTime() + windowMs);
}
