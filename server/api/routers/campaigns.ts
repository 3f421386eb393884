import { z } from "zod";
import { consentToCampaign } from "#server/campaigns/consent-to-campaign.ts";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { declineCampaign } from "#server/campaigns/decline-campaign.ts";
import { discardCampaign } from "#server/campaigns/discard-campaign.ts";
import { endCampaign } from "#server/campaigns/end-campaign.ts";
import { getCampaign } from "#server/campaigns/get-campaign.ts";
import { listCampaigns } from "#server/campaigns/list-campaigns.ts";
import { listOwnCampaigns } from "#server/campaigns/list-own-campaigns.ts";
import { proposeCampaign } from "#server/campaigns/propose-campaign.ts";
import { proposeRaise } from "#server/campaigns/propose-raise.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { raiseBudget } from "#server/campaigns/raise-budget.ts";
import { refuseCampaign } from "#server/campaigns/refuse-campaign.ts";
import { campaignRules } from "#server/domain/campaigns/campaign.ts";
import {
  campaignIdInput,
  campaignVersionInput,
  consentToCampaignInput,
  proposeRaiseInput,
  publishCampaignInput,
  raiseBudgetInput,
  refuseCampaignInput,
} from "#server/domain/campaigns/inputs.ts";
import { campaignView } from "#server/domain/campaigns/views.ts";
import { can, router } from "../trpc.ts";

const write = can("campaign:write").output(campaignView);
const decide = can("campaign:approve").output(campaignView);

export const campaignsRouter = router({
  list: can("campaign:read")
    .output(z.array(campaignView))
    .query(({ ctx }) => listCampaigns(ctx)),
  get: can("campaign:read")
    .input(campaignIdInput)
    .output(campaignView)
    .query(({ ctx, input }) => getCampaign(ctx, input)),
  create: write.input(campaignRules).mutation(({ ctx, input }) => createCampaign(ctx, input)),
  propose: write.input(campaignVersionInput).mutation(({ ctx, input }) => proposeCampaign(ctx, input)),
  publish: decide.input(publishCampaignInput).mutation(({ ctx, input }) => publishCampaign(ctx, input)),
  refuse: decide.input(refuseCampaignInput).mutation(({ ctx, input }) => refuseCampaign(ctx, input)),
  mine: can("campaign:consent_own")
    .output(z.array(campaignView))
    .query(({ ctx }) => listOwnCampaigns(ctx)),
  consent: can("campaign:consent_own")
    .input(consentToCampaignInput)
    .output(campaignView)
    .mutation(({ ctx, input }) => consentToCampaign(ctx, input)),
  decline: can("campaign:consent_own")
    .input(refuseCampaignInput)
    .output(campaignView)
    .mutation(({ ctx, input }) => declineCampaign(ctx, input)),
  end: write.input(campaignVersionInput).mutation(({ ctx, input }) => endCampaign(ctx, input)),
  discard: write.input(campaignVersionInput).mutation(({ ctx, input }) => discardCampaign(ctx, input)),
  proposeRaise: write.input(proposeRaiseInput).mutation(({ ctx, input }) => proposeRaise(ctx, input)),
  raiseBudget: decide.input(raiseBudgetInput).mutation(({ ctx, input }) => raiseBudget(ctx, input)),
});
