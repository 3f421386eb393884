import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { savedViews } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { dropViewInput, savedViews as savedViewList } from "#server/domain/reviews/queue-query.ts";
import { listSavedViews } from "./list-saved-views.ts";

/** Keeps a view no longer; another's is left as it is. */
export async function dropView(
  ctx: Context,
  { savedViewId }: z.infer<typeof dropViewInput>,
): Promise<z.infer<typeof savedViewList>> {
  requirePermission(ctx, "application:read");
  await changeByStatement(ctx, (db) =>
    db.delete(savedViews).where(and(eq(savedViews.id, savedViewId), eq(savedViews.personId, ctx.actor.id))),
  );
  return listSavedViews(ctx);
}
