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
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadCampaign } from "./load-campaign.ts";

export type Campaign = typeof campaigns.$inferSelect;

type DecidedFields =
  | "startsAt"
  | "publishedAt"
  | "endedAt"
  | "proposedById"
  | "proposedAt"
  | "approvedById"
  | "evidenceHash";

interface Decision {
  changes?: Partial<Pick<Campaign, DecidedFields>>;
  facts?: Record<string, unknown>;
  reason?: string;
  effects?: readonly Effect[];
}

/** Which step is to be taken, by whom it may be, and what else changes with it, or why it is refused. */
interface CampaignStep {
  event: CampaignEvent;
  needs: "campaign:write" | "campaign:approve";
  decide?: (tx: Transaction, before: Campaign) => Promise<Decision>;
}

/** How every step of a campaign is taken; whoever must be a second person is asked before anything else. */
export async function changeCampaign(
  ctx: Context,
  input: CampaignVersionInput,
  { event, needs, decide }: CampaignStep,
): Promise<CampaignView> {
  requirePermission(ctx, needs);
  return change(ctx, async (tx) => {
    const before = await loadCampaign(tx, input.campaignId);
    if (needs === "campaign:approve") requireSecondPerson(ctx.actor, before);
    requireStep("campaign", before, event);
    const decision = await decide?.(tx, before);
    const step = { noun: "campaign", before, seenVersion: input.version, event, ...decision } as const;
    return campaignViewOf(await takeStep(tx, ctx, step), ctx);
  });
}
