import { eq } from "drizzle-orm";
import type { z } from "zod";
import { operators } from "#db/schema/operators.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listOperatorsInput } from "#server/domain/operators/inputs.ts";
import { MOST_OPERATORS } from "#server/domain/operators/rules.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { operatorRows, viewOperator } from "./operator-rows.ts";

/** Who works at a merchant's terminals, or asks to; refuses with `merchant_not_found`. */
export async function listOperators(
  ctx: Context,
  { merchantId }: z.output<typeof listOperatorsInput>,
): Promise<OperatorView[]> {
  const byStaff = isPermitted(ctx.actor.roles, "operator:read");
  requirePermission(ctx, byStaff ? "operator:read" : "operator:own");
  const rows = await read(ctx, async (db) => {
    await loadMerchant(db, ctx, merchantId);
    return operatorRows(db, ctx, eq(operators.merchantId, merchantId)).limit(MOST_OPERATORS);
  });
  return rows.map(viewOperator);
}
