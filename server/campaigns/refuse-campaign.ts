import type { Context } from "#server/context.ts";
import type { RefuseCampaignInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { changeCampaign } from "./change-campaign.ts";

/** The second person's no, with the reason. */
export async function refuseCampaign(
  ctx: Context,
  { reason, ...input }: RefuseCampaignInput,
): Promise<CampaignView> {
  return changeCampaign(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
