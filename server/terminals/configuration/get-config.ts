import { and, eq } from "drizzle-orm";
import { configVersions, terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";

export interface SignedConfig {
  version: number;
  contentHash: string;
  /** Compact JWS, exactly as it was issued. */
  jws: string;
}

/** The configuration the portal wants this terminal to run. */
export async function getConfig(ctx: Context): Promise<SignedConfig> {
  requirePermission(ctx, "terminal:operate");
  const [row] = await read(ctx, (db) =>
    db
      .select({
        version: configVersions.version,
        contentHash: configVersions.contentHash,
        jws: configVersions.jws,
      })
      .from(terminals)
      .innerJoin(
        configVersions,
        and(
          eq(configVersions.terminalId, terminals.id),
          eq(configVersions.version, terminals.desiredVersion),
        ),
      )
      .where(eq(terminals.id, ctx.actor.id)),
  );
  if (row === undefined) {
    throw new DomainError(
      "not_found",
      "config_not_found",
      "No configuration has been issued to this terminal yet.",
    );
  }
  return row;
}
