import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ruleSets } from "#server/domain/reviews/risk/views.ts";
import { viewRuleSets } from "./rule-set-rows.ts";
import { rulesInForce } from "./rules-in-force.ts";

/** The rules that rate cases now, and every set that was made, the newest first. */
export async function listRules(ctx: Context): Promise<z.infer<typeof ruleSets>> {
  requirePermission(ctx, "desk_rule:read");
  return read(ctx, async (db) => ({ inForce: await rulesInForce(db), sets: await viewRuleSets(db, ctx) }));
}
