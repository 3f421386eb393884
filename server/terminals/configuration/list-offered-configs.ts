import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { configVersions, terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";

export interface OfferedConfig {
  terminalId: string;
  version: number;
  jws: string;
}

const PAGE = 200;

/** The newest configuration of every terminal that may still ask for it, one page after `afterId`, in the order of ids. */
export async function listOfferedConfigs(
  ctx: Context,
  { afterId }: { afterId: string },
): Promise<OfferedConfig[]> {
  requirePermission(ctx, "terminal:configure");
  const isNewest = and(
    eq(configVersions.terminalId, terminals.id),
    eq(configVersions.version, terminals.desiredVersion),
  );
  return read(ctx, (db) =>
    db
      .select({ terminalId: terminals.id, version: configVersions.version, jws: configVersions.jws })
      .from(terminals)
      .innerJoin(configVersions, isNewest)
      .where(and(inArray(terminals.status, ["active", "suspended"]), gt(terminals.id, afterId)))
      .orderBy(asc(terminals.id))
      .limit(PAGE),
  );
}
