import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import type { Context } from "#server/context.ts";
import { heldBy, type Subsidy, takeFromBudget } from "./budget.ts";

/**
 * For money that the gateway took after the payment had been given up: the payer has paid the campaign's price. What
 * the budget still holds is taken; returns the fen that it could not cover.
 */
export async function recommitSubsidy(tx: Transaction, ctx: Context, subsidy: Subsidy): Promise<number> {
  const held = await heldBy(tx, subsidy.paymentId);
  const missingFen = subsidy.amountFen - (held?.amountFen ?? 0);
  if (missingFen <= 0) return 0;
  const [campaign] = await tx
    .select({ availableFen: campaigns.availableFen })
    .from(campaigns)
    .where(eq(campaigns.id, subsidy.campaignId))
    .for("update");
  const amountFen = Math.min(missingFen, campaign?.availableFen ?? 0);
  if (amountFen > 0) await takeFromBudget(tx, ctx, { ...subsidy, amountFen });
  return missingFen - amountFen;
}
