import { z } from "zod";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { discardCampaign } from "#server/campaigns/discard-campaign.ts";
import { endCampaign } from "#server/campaigns/end-campaign.ts";
import { getCampaign } from "#server/campaigns/get-campaign.ts";
import { listCampaigns } from "#server/campaigns/list-campaigns.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { raiseBudget } from "#server/campaigns/raise-budget.ts";
import { campaignRules } from "#server/domain/campaigns/campaign.ts";
import { campaignIdInput, campaignVersionInput, raiseBudgetInput } from "#server/domain/campaigns/inputs.ts";
import { campaignView } from "#server/domain/campaigns/views.ts";
import { can, router } from "../trpc.ts";

const write = can("campaign:write").output(campaignView);

export const campaignsRouter = router({
  list: can("campaign:read")
    .output(z.array(campaignView))
    .query(({ ctx }) => listCampaigns(ctx)),
  get: can("campaign:read")
    .input(campaignIdInput)
    .output(campaignView)
    .query(({ ctx, input }) => getCampaign(ctx, input)),
  create: write.input(campaignRules).mutation(({ ctx, input }) => createCampaign(ctx, input)),
  publish: write.input(campaignVersionInput).mutation(({ ctx, input }) => publishCampaign(ctx, input)),
  end: write.input(campaignVersionInput).mutation(({ ctx, input }) => endCampaign(ctx, input)),
  discard: write.input(campaignVersionInput).mutation(({ ctx, input }) => discardCampaign(ctx, input)),
  raiseBudget: write.input(raiseBudgetInput).mutation(({ ctx, input }) => raiseBudget(ctx, input)),
});
