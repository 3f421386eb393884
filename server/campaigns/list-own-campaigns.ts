import { and, desc, eq, inArray } from "drizzle-orm";
import { campaigns } from "#db/schema/campaigns.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";

/** The campaigns that a merchant's owner pays for, or is asked to: proposed ones and those on record. */
export async function listOwnCampaigns(ctx: Context): Promise<CampaignView[]> {
  requirePermission(ctx, "campaign:consent_own");
  const rows = await read(ctx, (db) =>
    db
      .select({ campaign: campaigns })
      .from(campaigns)
      .innerJoin(merchants, and(eq(campaigns.level, "merchant"), eq(merchants.id, campaigns.scopeId)))
      .where(
        and(
          eq(merchants.ownerId, ctx.actor.id),
          eq(campaigns.fundedBy, "merchant"),
          inArray(campaigns.status, ["pending_second", "published"]),
        ),
      )
      .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
      .limit(50),
  );
  return rows.map(({ campaign }) => campaignViewOf(campaign, ctx));
}
