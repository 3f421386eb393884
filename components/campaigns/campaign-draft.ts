import { z } from "zod";
import { shanghaiInstant } from "#components/form/shanghai-instant.ts";
import { campaignRules } from "#server/domain/campaigns/campaign.ts";

/** The rules as a form has them: moments are the reader's local ones. */
export const campaignDraft = z
  .strictObject({ ...campaignRules.shape, startsAt: shanghaiInstant, endsAt: shanghaiInstant })
  .pipe(campaignRules);

export type CampaignForm = z.input<typeof campaignDraft>;
export type CampaignDraft = z.output<typeof campaignDraft>;
