import { z } from "zod";
import type { campaigns } from "#db/schema/campaigns.ts";
import { campaignRules, warningLevelOf } from "#server/domain/campaigns/campaign.ts";
import { CAMPAIGN_STATUSES } from "#server/domain/campaigns/status.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

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

type Campaign = typeof campaigns.$inferSelect;

export function campaignViewOf(row: Campaign, now: Date): CampaignView {
  const { createdById: _creator, ...campaign } = row;
  return {
    ...campaign,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    state: stateOf(row, now),
    low: row.availableFen < warningLevelOf(row),
  };
}

function stateOf(row: Campaign, now: Date): CampaignView["state"] {
  if (row.status !== "published") return row.status;
  if (row.endsAt <= now) return "over";
  if (row.startsAt > now) return "scheduled";
  return row.availableFen === 0 ? "spent" : "running";
}
