import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { type Subsidy, takeFromBudget } from "./budget.ts";

/**
 * Promises a payment its subsidy; false when the budget no longer holds it. The row is locked and the amount
 * compared in one statement, so that payments at the same time cannot overspend it.
 */
export async function commitSubsidy(tx: Transaction, ctx: Context, subsidy: Subsidy): Promise<boolean> {
  requirePermission(ctx, "payment:create");
  return takeFromBudget(tx, ctx, subsidy);
}
