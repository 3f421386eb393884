import type { Transaction } from "#db/client.ts";
import type { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import type { Effect } from "#server/changes/enqueue.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignEvent } from "#server/domain/campaigns/status.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadCampaign } from "./load-campaign.ts";

export type Campaign = typeof campaigns.$inferSelect;

interface Decision {
  changes?: Partial<Pick<Campaign, "startsAt" | "publishedAt" | "endedAt">>;
  effects?: readonly Effect[];
}

/** How every step of a campaign is taken; `decide` says what else changes, or refuses. */
export async function changeCampaign(
  ctx: Context,
  input: CampaignVersionInput,
  event: CampaignEvent,
  decide: (tx: Transaction, before: Campaign) => Promise<Decision>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return change(ctx, async (tx) => {
    const before = await loadCampaign(tx, input.campaignId);
    requireStep("campaign", before, event);
    const decision = await decide(tx, before);
    const step = { noun: "campaign", before, seenVersion: input.version, event, ...decision } as const;
    return campaignViewOf(await takeStep(tx, ctx, step), ctx.now);
  });
}
