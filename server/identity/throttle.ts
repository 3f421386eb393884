import { sql } from "drizzle-orm";
import { throttles } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";

/**
 * Counts a hit on `key` and refuses with `limit_reached` past `limit` hits a window. The counter lies in
 * PostgreSQL and is written outside the caller's transaction, so that a failed try counts too.
 */
export async function throttle(
  ctx: Pick<Context, "db" | "now">,
  key: string,
  rule: { limit: number; windowSeconds: number },
): Promise<void> {
  const startedBefore = new Date(ctx.now.getTime() - rule.windowSeconds * 1000);
  const expired = sql`${throttles.windowStartedAt} <= ${startedBefore.toISOString()}::timestamptz`;
  const [row] = await changeByStatement(ctx, (db) =>
    db
      .insert(throttles)
      .values({ key, windowStartedAt: ctx.now, hits: 1 })
      .onConflictDoUpdate({
        target: throttles.key,
        set: {
          hits: sql`case when ${expired} then 1 else ${throttles.hits} + 1 end`,
          windowStartedAt: sql`case when ${expired} then excluded.window_started_at else ${throttles.windowStartedAt} end`,
        },
      })
      .returning(),
  );
  if (row !== undefined && row.hits > rule.limit) {
    const retryAt = new Date(row.windowStartedAt.getTime() + rule.windowSeconds * 1000);
    throw new DomainError("limit_reached", "too_many_tries", "Too many tries. Wait a moment and try again.", {
      retryAt: retryAt.toISOString(),
    });
  }
}
