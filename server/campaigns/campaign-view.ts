import type { campaigns } from "#db/schema/campaigns.ts";
import { warningLevelOf } from "#server/domain/campaigns/campaign.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";

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
