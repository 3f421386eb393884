import { type Proposal, type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadCampaign } from "./load-campaign.ts";

/** How every step of a campaign is taken. */
export function changeCampaign(
  ctx: Context,
  { campaignId, version: seenVersion }: CampaignVersionInput,
  step: ProposalStep<"campaign">,
): Promise<CampaignView> {
  const proposal: Proposal<"campaign", CampaignView> = {
    noun: "campaign",
    needs: { maker: "campaign:write", second: "campaign:approve" },
    seenVersion,
    load: (tx) => loadCampaign(tx, campaignId),
    view: (_tx, after) => campaignViewOf(after, ctx),
  };
  return takeProposalStep(ctx, proposal, step);
}
