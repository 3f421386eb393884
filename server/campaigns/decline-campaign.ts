import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RefuseCampaignInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadAskedCampaign } from "./load-campaign.ts";

/**
 * The no of the merchant who was to pay for a campaign, also after a yes, for as long as nobody has put it on record.
 * Refuses with `campaign_not_found` to anybody else, and with `transition_refused` once it is decided.
 */
export async function declineCampaign(
  ctx: Context,
  { campaignId, version: seenVersion, reason }: RefuseCampaignInput,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:consent_own");
  return change(ctx, async (tx) => {
    const before = await loadAskedCampaign(tx, { campaignId, ownerId: ctx.actor.id });
    const changes = { refusal: reason };
    const step = { noun: "campaign", before, seenVersion, event: "decline", changes, reason } as const;
    return campaignViewOf(await takeStep(tx, ctx, step), ctx);
  });
}
