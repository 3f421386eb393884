import { eq } from "drizzle-orm";
import { campaigns } from "#db/schema/campaigns.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { listTerminalsOfScope } from "./list-terminals-of-scope.ts";
import { rollOut } from "./roll-out.ts";

/** The same when a campaign begins, ends, runs out of budget or gets more. */
export async function rollOutCampaign(ctx: Context, input: { campaignId: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const [campaign] = await read(ctx, (db) =>
    db.select().from(campaigns).where(eq(campaigns.id, input.campaignId)),
  );
  if (campaign === undefined) return 0;
  return rollOut(ctx, {
    pageAfter: (reader, afterId) => listTerminalsOfScope(reader, ctx, { of: campaign, afterId }),
    reason: `campaign ${campaign.id}`,
  });
}
