import { eq } from "drizzle-orm";
import type { z } from "zod";
import { savedViews } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { savedViews as savedViewList, saveViewInput } from "#server/domain/reviews/queue-query.ts";
import { listSavedViews } from "./list-saved-views.ts";

const MOST = 30;

/** Keeps a view of the queue under a name of one's own; the same name again is that view from now on. */
export async function saveView(
  ctx: Context,
  { name, query }: z.output<typeof saveViewInput>,
): Promise<z.infer<typeof savedViewList>> {
  requirePermission(ctx, "application:read");
  await change(ctx, async (tx) => {
    const personId = ctx.actor.id;
    const kept = await tx.$count(savedViews, eq(savedViews.personId, personId));
    if (kept >= MOST)
      throw new DomainError("limit_reached", "too_many_views", "Drop a view that you no longer need.", {
        maximum: MOST,
      });
    const id = makeId("savedView", ctx.randomBytes);
    await tx
      .insert(savedViews)
      .values({ id, personId, name, query, createdAt: ctx.now })
      .onConflictDoUpdate({ target: [savedViews.personId, savedViews.name], set: { query } });
  });
  return listSavedViews(ctx);
}
