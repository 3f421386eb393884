import type { Context } from "#server/context.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { changeCampaign } from "./change-campaign.ts";

/** Throws a draft away; it stays on record. */
export async function discardCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, { event: "discard" });
}
