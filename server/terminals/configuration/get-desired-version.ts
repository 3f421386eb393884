import { sql } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { readTogether } from "#server/changes/read-together.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";

const versionOf = readTogether((reader, ids) =>
  reader
    .select({ id: terminals.id, version: terminals.desiredVersion })
    .from(terminals)
    .where(sql`${terminals.id} = any(${sql.param(ids)}::text[])`),
);

/** The desired version alone, for waits: thousands of terminals wait at once. */
export async function getDesiredVersion(ctx: Context): Promise<number> {
  requirePermission(ctx, "terminal:operate");
  return (await versionOf(ctx, ctx.actor.id))?.version ?? 0;
}
