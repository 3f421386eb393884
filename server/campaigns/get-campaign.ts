import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { campaignIdInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadCampaign } from "./load-campaign.ts";

export async function getCampaign(
  ctx: Context,
  input: z.infer<typeof campaignIdInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:read");
  return campaignViewOf(await read(ctx, (db) => loadCampaign(db, input.campaignId)), ctx);
}
