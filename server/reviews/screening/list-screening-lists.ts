import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { screeningLists } from "#server/domain/reviews/screening/views.ts";
import { listsInUse } from "./lists-in-use.ts";

/** The lists that names are screened against, with when and by whom each was imported. */
export async function listScreeningLists(ctx: Context): Promise<z.infer<typeof screeningLists>> {
  requirePermission(ctx, "desk_rule:read");
  return read(ctx, listsInUse);
}
