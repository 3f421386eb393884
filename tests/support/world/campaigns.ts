import { createCampaign } from "#server/campaigns/create-campaign.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { putOnRecord } from "./second-person.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;

/** Three periods free of interest for a day, paid by the platform out of ¥50. */
export function campaignRules(merchantId: string): CampaignRules {
  return {
    name: "三期免息",
    fundedBy: "platform",
    level: "merchant",
    scopeId: merchantId,
    buyerRatePpm: 0,
    terms: [3],
    minFen: 10_000,
    maxFen: 30_000_000,
    startsAt: new Date(Date.now() - 1_000).toISOString(),
    endsAt: new Date(Date.now() + DAY_MS).toISOString(),
    budgetFen: 5_000,
    warnBelowPpm: 500_000,
  };
}

/** What a step of a campaign asks for: which, and in which version it was seen. */
export const campaignInput = ({ id, version }: { id: string; version: number }) => ({
  campaignId: id,
  version,
});

export async function publishedCampaign(world: World, rules: CampaignRules): Promise<CampaignView> {
  return putOnRecord(world.twoPeople(), await createCampaign(world.asRole("rates"), rules));
}
