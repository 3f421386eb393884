import { z } from "zod";
import { CAMPAIGN_STATUSES } from "#server/domain/campaigns/status.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { campaignRules } from "./campaign.ts";

/** Where a campaign stands now; follows from its status, window and budget. */
export const CAMPAIGN_STATES = [
  "draft",
  "pending_second",
  "scheduled",
  "running",
  "spent",
  "over",
  "ended",
  "refused",
  "declined",
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
  proposedAt: utcInstant.nullable(),
  /** Why the second person, or the merchant who was to pay, said no. */
  refusal: z.string().nullable(),
  /** When the merchant who pays for it agreed; null where nobody has to, or nobody has yet. */
  consentedAt: utcInstant.nullable(),
  /** Whether the reader made or proposed it, and therefore cannot decide on it. */
  own: z.boolean(),
  /** By how much somebody asks to raise the budget, and whether the reader does. */
  raiseByFen: z.int().nullable(),
  ownRaise: z.boolean(),
  /** What a decision on it rests on. */
  evidenceHash: z.string(),
  version: z.int(),
});

export type CampaignView = z.infer<typeof campaignView>;
