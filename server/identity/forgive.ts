import { eq, sql } from "drizzle-orm";
import { throttles } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { type LimitName, limitKey } from "#server/domain/identity/limits.ts";

/** Takes back the hit of a try that was in order: only the others count. */
export async function forgive(
  ctx: Pick<Context, "db">,
  name: LimitName,
  subject: string | null,
): Promise<void> {
  if (subject === null) return;
  await changeByStatement(ctx, (db) =>
    db
      .update(throttles)
      .set({ hits: sql`greatest(${throttles.hits} - 1, 0)` })
      .where(eq(throttles.key, limitKey(name, subject))),
  );
}
