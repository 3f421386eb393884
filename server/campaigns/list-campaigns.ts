import { desc } from "drizzle-orm";
import { campaigns } from "#db/schema/campaigns.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";

/** The newest campaigns of every level. */
export async function listCampaigns(ctx: Context): Promise<CampaignView[]> {
  requirePermission(ctx, "campaign:read");
  const rows = await read(ctx, (db) =>
    db.select().from(campaigns).orderBy(desc(campaigns.createdAt), desc(campaigns.id)).limit(200),
  );
  return rows.map((row) => campaignViewOf(row, ctx));
}
