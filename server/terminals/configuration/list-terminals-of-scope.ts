import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { withinScope } from "#db/scope.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Scope } from "#server/domain/scope.ts";
import { PAGE } from "./roll-out.ts";

const PARTY = { product: merchants.product, merchantId: merchants.id, terminalId: terminals.id };

/** Ids of the activated terminals that rates of this level and scope can reach, one page after `afterId`. */
export async function listTerminalsOfScope(
  reader: Reader,
  ctx: Context,
  { of, afterId }: { of: Scope; afterId: string },
): Promise<string[]> {
  requirePermission(ctx, "terminal:configure");
  const rows = await reader
    .select({ id: terminals.id })
    .from(terminals)
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .where(
      and(
        inArray(terminals.status, ["active", "suspended"]),
        withinScope(of, PARTY),
        gt(terminals.id, afterId),
      ),
    )
    .orderBy(asc(terminals.id))
    .limit(PAGE);
  return rows.map((row) => row.id);
}
