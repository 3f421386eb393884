import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RateCardLevel } from "#server/domain/rates/status.ts";

const PAGE = 500;

/** Ids of the activated terminals that rates of this level and scope can reach, one page after `afterId`. */
export async function listTerminalsOfScope(
  reader: Reader,
  ctx: Context,
  of: { level: RateCardLevel; scopeId: string },
  afterId: string,
): Promise<string[]> {
  requirePermission(ctx, "terminal:configure");
  const scope = {
    platform: undefined,
    product: eq(merchants.product, of.scopeId as (typeof merchants.$inferSelect)["product"]),
    merchant: eq(merchants.id, of.scopeId),
    terminal: eq(terminals.id, of.scopeId),
  }[of.level];
  const rows = await reader
    .select({ id: terminals.id })
    .from(terminals)
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .where(and(inArray(terminals.status, ["active", "suspended"]), scope, gt(terminals.id, afterId)))
    .orderBy(asc(terminals.id))
    .limit(PAGE);
  return rows.map((row) => row.id);
}
