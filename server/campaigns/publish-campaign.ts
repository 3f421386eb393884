import { and, arrayOverlaps, eq, gt, isNull, lt, ne, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { PublishCampaignInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { momentOfPriceChange } from "#server/rates/moment-of-price-change.ts";
import { grantBudget } from "./budget-entries.ts";
import { campaignEvidenceHash } from "./campaign-view.ts";
import { changeCampaign } from "./change-campaign.ts";
import type { Campaign } from "./load-campaign.ts";

/**
 * Puts a proposed campaign on record, by a second person: it spares buyers from its start on, or from now if that has
 * passed. Refuses with `needs_second_person`, `evidence_changed`, and `consent_missing` where a merchant is to pay.
 */
export async function publishCampaign(
  ctx: Context,
  { evidenceHash, ...input }: PublishCampaignInput,
): Promise<CampaignView> {
  return changeCampaign(ctx, input, {
    event: "publish",
    decide: async (tx, before) => {
      const seen = campaignEvidenceHash(before);
      requireEvidence(evidenceHash, seen);
      requireConsent(before, seen);
      const moment = await momentOfPriceChange(tx, ctx.now);
      const startsAt = new Date(Math.max(before.startsAt.getTime(), moment.getTime()));
      if (before.endsAt <= startsAt) {
        throw new DomainError("illegal_state", "window_over", "The campaign's last day has passed already.", {
          endsAt: before.endsAt.toISOString(),
        });
      }
      await refuseOverlap(tx, { ...before, startsAt });
      await grantBudget(tx, ctx, { campaignId: before.id, byFen: before.budgetFen });
      const changed = { topic: "campaign.changed", payload: { campaignId: before.id } } as const;
      return {
        changes: { startsAt, publishedAt: moment, approvedById: personIdOf(ctx), evidenceHash: seen },
        facts: { evidenceHash: seen },
        effects: [
          { ...changed, dueAt: startsAt },
          { ...changed, dueAt: before.endsAt },
        ],
      };
    },
  });
}

/** Nobody pays for a campaign that they have not agreed to, as it is now. */
function requireConsent({ fundedBy, consentHash }: Campaign, seen: string): void {
  if (fundedBy !== "merchant" || consentHash === seen) return;
  const text = "The merchant who is to pay for this campaign has not agreed to it yet.";
  throw new DomainError("conflict", "consent_missing", text);
}

/** Two campaigns of one scope never hold for the same term at once; the database refuses it as well. */
async function refuseOverlap(tx: Transaction, draft: Campaign): Promise<void> {
  const [other] = await tx
    .select()
    .from(campaigns)
    .where(
      and(
        ne(campaigns.id, draft.id),
        eq(campaigns.level, draft.level),
        eq(campaigns.scopeId, draft.scopeId),
        arrayOverlaps(campaigns.terms, draft.terms),
        or(eq(campaigns.status, "published"), eq(campaigns.status, "ended")),
        lt(campaigns.startsAt, draft.endsAt),
        gt(campaigns.endsAt, draft.startsAt),
        or(isNull(campaigns.endedAt), gt(campaigns.endedAt, draft.startsAt)),
      ),
    );
  if (other === undefined) return;
  throw new DomainError(
    "conflict",
    "campaign_overlaps",
    `"${other.name}" already holds for one of these terms at that time. End it first, or choose another window.`,
    { campaignId: other.id, name: other.name },
  );
}
