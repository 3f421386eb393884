import { and, eq, gte, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaignEntries, campaigns } from "#db/schema/campaigns.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { warningLevelOf } from "#server/domain/campaigns/campaign.ts";
import { makeId } from "#server/domain/ids.ts";

export interface Subsidy {
  campaignId: string;
  paymentId: string;
  amountFen: number;
}

export async function takeFromBudget(tx: Transaction, ctx: Context, subsidy: Subsidy): Promise<boolean> {
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
    await enqueue(tx, ctx, { topic: "campaign.budget_low", payload: { campaignId } });
  }
  // The next purchase like this one finds too little: terminals stop offering what cannot be paid.
  if (after.availableFen < amountFen)
    await enqueue(tx, ctx, { topic: "campaign.changed", payload: { campaignId } });
  return true;
}

export async function heldBy(tx: Transaction, paymentId: string): Promise<Subsidy | undefined> {
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

export async function writeEntry(
  tx: Transaction,
  ctx: Context,
  entry: Subsidy & { kind: "commit" | "release" },
): Promise<void> {
  await tx
    .insert(campaignEntries)
    .values({ id: makeId("campaignEntry", ctx.randomBytes), at: ctx.now, ...entry });
}
