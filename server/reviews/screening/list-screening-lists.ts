import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { screeningLists } from "#server/domain/reviews/screening/views.ts";
import { viewLists } from "./screening-list-rows.ts";

/** The lists that names are screened against, and imports that wait for a second person with what they would change. */
export async function listScreeningLists(ctx: Context): Promise<z.infer<typeof screeningLists>> {
  requirePermission(ctx, "desk_rule:read");
  return read(ctx, (db) => viewLists(db, ctx));
}
