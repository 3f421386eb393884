import { createHash } from "node:crypto";
import type { campaigns } from "#db/schema/campaigns.ts";
import type { Actor } from "#server/domain/actor.ts";
import { warningLevelOf } from "#server/domain/campaigns/campaign.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";

type Campaign = typeof campaigns.$inferSelect;

/** A campaign as somebody sees it; who made it and who agreed is told only as whether and when. */
export function campaignViewOf(row: Campaign, { actor, now }: { actor: Actor; now: Date }): CampaignView {
  const { createdById: _c, proposedById: _p, approvedById: _a, evidenceHash: _e, ...rest } = row;
  const { consentedById: _b, consentHash: _h, raiseProposedById, raiseApprovedById: _r, ...campaign } = rest;
  return {
    ...campaign,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    consentedAt: row.consentedAt?.toISOString() ?? null,
    state: stateOf(row, now),
    low: row.availableFen < warningLevelOf(row),
    own: isOwnProposal(actor.id, row),
    ownRaise: raiseProposedById === actor.id,
    evidenceHash: campaignEvidenceHash(row),
  };
}

/** SHA-256 of everything that a campaign promises and costs: what a decision on it, or a consent to it, is bound to. */
export function campaignEvidenceHash(row: Campaign): string {
  const { id, name, fundedBy, level, scopeId, buyerRatePpm, terms, minFen, maxFen, budgetFen } = row;
  const window = { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
  const promised = { id, name, fundedBy, level, scopeId, buyerRatePpm, terms, minFen, maxFen, budgetFen };
  return createHash("sha256")
    .update(canonicalJson({ ...promised, ...window }))
    .digest("hex");
}

function stateOf(row: Campaign, now: Date): CampaignView["state"] {
  if (row.status !== "published") return row.status;
  if (row.endsAt <= now) return "over";
  if (row.startsAt > now) return "scheduled";
  return row.availableFen === 0 ? "spent" : "running";
}
