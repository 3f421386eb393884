import { eq } from "drizzle-orm";
import { campaigns } from "#db/schema/campaigns.ts";
import { rateCards } from "#db/schema/rates.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Scope } from "#server/domain/scope.ts";
import { listTerminalsOfScope } from "./list-terminals-of-scope.ts";

/** Promises a new configuration to every terminal that a published card reaches; returns how many were reached. */
export async function rollOutRateCard(ctx: Context, input: { rateCardId: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const [card] = await read(ctx, (db) =>
    db.select().from(rateCards).where(eq(rateCards.id, input.rateCardId)),
  );
  if (card === undefined || card.status !== "published") return 0;
  return rollOut(ctx, card, `rate card ${card.id}`);
}

/** The same when a campaign begins, ends, runs out of budget or gets more. */
export async function rollOutCampaign(ctx: Context, input: { campaignId: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const [campaign] = await read(ctx, (db) =>
    db.select().from(campaigns).where(eq(campaigns.id, input.campaignId)),
  );
  if (campaign === undefined) return 0;
  return rollOut(ctx, campaign, `campaign ${campaign.id}`);
}

/** Page by page; a repeat promises again, and a terminal that has the content already gets nothing new. */
async function rollOut(ctx: Context, scope: Scope, reason: string): Promise<number> {
  let reached = 0;
  for (let afterId = ""; ; ) {
    const ids = await read(ctx, (db) => listTerminalsOfScope(db, ctx, scope, afterId));
    const last = ids.at(-1);
    if (last === undefined) return reached;
    await change(ctx, async (tx) => {
      for (const terminalId of ids) await enqueue(tx, ctx, "config.issue", { terminalId, reason });
    });
    reached += ids.length;
    afterId = last;
  }
}
