import { sql } from "drizzle-orm";
import { throttles } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { LIMITS, type LimitName, limitKey } from "#server/domain/identity/limits.ts";

interface Counted {
  /** All hits of the window so far. */
  hits: number;
  windowEnds: Date;
}

/**
 * Adds hits of `subject` to the counter of a limit. It lies in PostgreSQL, where every process sees it, and is written
 * outside the caller's transaction, so that a failed try counts.
 */
export async function countHits(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  { subject, hits }: { subject: string; hits: number },
): Promise<Counted> {
  const { windowMs } = LIMITS[name];
  const startedBefore = new Date(ctx.now.getTime() - windowMs);
  const expired = sql`${throttles.windowStartedAt} <= ${startedBefore.toISOString()}::timestamptz`;
  const [row] = await changeByStatement(ctx, (db) =>
    db
      .insert(throttles)
      .values({ key: limitKey(name, subject), windowStartedAt: ctx.now, hits })
      .onConflictDoUpdate({
        target: throttles.key,
        set: {
          hits: sql`case when ${expired} then excluded.hits else ${throttles.hits} + excluded.hits end`,
          windowStartedAt: sql`case when ${expired} then excluded.window_started_at else ${throttles.windowStartedAt} end`,
        },
      })
      .returning(),
  );
  const startedAt = row?.windowStartedAt ?? ctx.now;
  return { hits: row?.hits ?? hits, windowEnds: new Date(startedAt.getTime() + windowMs) };
}
