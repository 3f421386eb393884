import type { z } from "zod";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { hourSets } from "#server/domain/reviews/hours/views.ts";
import { viewHourSets } from "./hour-set-rows.ts";

/** The hours by which the desk promises now, and every version that was proposed, the newest first. */
export async function listHours(ctx: Context): Promise<z.infer<typeof hourSets>> {
  requirePermission(ctx, "desk_rule:read");
  return read(ctx, async (db) => ({ inForce: await hoursInForce(db), sets: await viewHourSets(db, ctx) }));
}
