import { z } from "zod";
import { CAMPAIGN_STATUSES } from "#server/domain/campaigns/status.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { campaignRules } from "./campaign.ts";

/** Where a campaign stands now; follows from its status, window and budget. */
export const CAMPAIGN_STATES = [
  "draft",
  "scheduled",
  "running",
  "spent",
  "over",
  "ended",
  "discarded",
] as const;

export const campaignView = z.strictObject({
  ...campaignRules.shape,
  id: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  state: z.enum(CAMPAIGN_STATES),
  availableFen: z.int(),
  /** Whether less than the warning's share of the budget is left. */
  low: z.boolean(),
  createdAt: utcInstant,
  publishedAt: utcInstant.nullable(),
  endedAt: utcInstant.nullable(),
  version: z.int(),
});

export type CampaignView = z.infer<typeof campaignView>;
