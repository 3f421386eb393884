import type { Context } from "#server/context.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { momentOfPriceChange } from "#server/rates/moment-of-price-change.ts";
import { changeCampaign } from "./change-campaign.ts";

/** Stops a campaign before its time; payments already priced keep what they were promised. */
export async function endCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, {
    event: "end",
    decide: async (tx, { id }) => ({
      changes: { endedAt: await momentOfPriceChange(tx, ctx.now) },
      effects: [{ topic: "campaign.changed", payload: { campaignId: id } }],
    }),
  });
}
