import { and, eq, gte, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaignEntries, campaigns } from "#db/schema/campaigns.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { warningLevelOf } from "#server/domain/campaigns/campaign.ts";
import { makeId } from "#server/domain/ids.ts";

export interface Subsidy {
  campaignId: string;
  paymentId: string;
  amountFen: number;
}

/**
 * Promises a payment its subsidy; false when the budget no longer holds it. The row is locked and the amount
 * compared in one statement, so that payments at the same time cannot overspend it.
 */
export async function commitSubsidy(tx: Transaction, ctx: Context, subsidy: Subsidy): Promise<boolean> {
  requirePermission(ctx, "payment:create");
  return takeFromBudget(tx, ctx, subsidy);
}

/** Gives back what a payment that came to nothing was promised; harmless when it was promised nothing. */
export async function releaseSubsidy(tx: Transaction, ctx: Context, paymentId: string): Promise<void> {
  const held = await heldBy(tx, paymentId);
  if (held === undefined || held.amountFen === 0) return;
  await tx
    .update(campaigns)
    .set({ availableFen: sql`${campaigns.availableFen} + ${held.amountFen}` })
    .where(eq(campaigns.id, held.campaignId));
  await writeEntry(tx, ctx, { ...held, kind: "release" });
}

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

async function takeFromBudget(tx: Transaction, ctx: Context, subsidy: Subsidy): Promise<boolean> {
  const { campaignId, amountFen } = subsidy;
  const [after] = await tx
    .update(campaigns)
    .set({ availableFen: sql`${campaigns.availableFen} - ${amountFen}` })
    .where(and(eq(campaigns.id, campaignId), gte(campaigns.availableFen, amountFen)))
    .returning();
  if (after === undefined) return false;
  await writeEntry(tx, ctx, { ...subsidy, amountFen: -amountFen, kind: "commit" });
  const warnAtFen = warningLevelOf(after);
  if (after.availableFen < warnAtFen && after.availableFen + amountFen >= warnAtFen) {
    await enqueue(tx, ctx, "campaign.budget_low", { campaignId });
  }
  // The next purchase like this one finds too little: terminals stop offering what cannot be paid.
  if (after.availableFen < amountFen) await enqueue(tx, ctx, "campaign.changed", { campaignId });
  return true;
}

async function heldBy(tx: Transaction, paymentId: string): Promise<Subsidy | undefined> {
  const [row] = await tx
    .select({
      campaignId: campaignEntries.campaignId,
      sum: sql<string>`-sum(${campaignEntries.amountFen})`,
    })
    .from(campaignEntries)
    .where(eq(campaignEntries.paymentId, paymentId))
    .groupBy(campaignEntries.campaignId);
  return row && { campaignId: row.campaignId, paymentId, amountFen: Number(row.sum) };
}

async function writeEntry(
  tx: Transaction,
  ctx: Context,
  entry: Subsidy & { kind: "commit" | "release" },
): Promise<void> {
  await tx
    .insert(campaignEntries)
    .values({ id: makeId("campaignEntry", ctx.randomBytes), at: ctx.now, ...entry });
}
