import { eq } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";

/** The desired version alone, for waits. */
export async function getDesiredVersion(ctx: Context): Promise<number> {
  requirePermission(ctx, "terminal:operate");
  const [row] = await read(ctx, (db) =>
    db.select({ version: terminals.desiredVersion }).from(terminals).where(eq(terminals.id, ctx.actor.id)),
  );
  return row?.version ?? 0;
}
