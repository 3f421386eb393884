import { compareAndSet } from "#db/compare-and-set.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ConsentToCampaignInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { campaignEvidenceHash, campaignViewOf } from "./campaign-view.ts";
import { loadAskedCampaign } from "./load-campaign.ts";

/** The yes of the merchant who is to pay for a campaign, bound to what was shown. */
export async function consentToCampaign(ctx: Context, input: ConsentToCampaignInput): Promise<CampaignView> {
  requirePermission(ctx, "campaign:consent_own");
  return change(ctx, async (tx) => {
    const before = await loadAskedCampaign(tx, { campaignId: input.campaignId, ownerId: ctx.actor.id });
    if (before.status !== "pending_second" || before.consentedAt !== null)
      throw new DomainError("illegal_state", "nothing_to_consent", "This campaign waits for no consent.", {
        status: before.status,
      });
    const seen = campaignEvidenceHash(before);
    requireEvidence(input.evidenceHash, seen);
    const after = await compareAndSet(tx, campaigns, {
      before: { id: before.id, version: input.version },
      changes: { consentedById: ctx.actor.id, consentedAt: ctx.now, consentHash: seen },
    });
    await recordAudit(tx, ctx, {
      action: "campaign.consent",
      subjectType: "campaign",
      subjectId: before.id,
      after: { evidenceHash: seen },
    });
    return campaignViewOf(after, ctx);
  });
}
