import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { savedViews } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { queueQuery, type savedViews as savedViewList } from "#server/domain/reviews/queue-query.ts";

/** The views of the queue that this person keeps, in the order of their making; a word that is no longer known is left out. */
export async function listSavedViews(ctx: Context): Promise<z.infer<typeof savedViewList>> {
  requirePermission(ctx, "application:read");
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(savedViews)
      .where(eq(savedViews.personId, ctx.actor.id))
      .orderBy(asc(savedViews.createdAt), asc(savedViews.id)),
  );
  return rows.map(({ id, name, query }) => {
    const known = queueQuery.safeParse(query);
    return { id, name, query: known.success ? known.data : {} };
  });
}
