import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Colleague } from "#server/domain/reviews/roster.ts";
import { membersOf } from "./members.ts";

/** Who works at the desk, how much is theirs now, and who is away. */
export async function listColleagues(ctx: Context): Promise<Colleague[]> {
  requirePermission(ctx, "case:assign");
  return read(ctx, (db) => membersOf(db, ctx.now));
}
