import { proposeCampaign } from "#server/campaigns/propose-campaign.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import type { Context } from "#server/context.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { getRateCardEvidence } from "#server/rates/get-rate-card-evidence.ts";
import { proposeRateCard } from "#server/rates/propose-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";

/** Who lays something before whom. */
export interface TwoPeople {
  maker: Context;
  second: Context;
}

interface Versioned {
  id: string;
  version: number;
}

/** Lays a draft of a card before a second person and tells what that person would send back. */
export async function proposedCard({ maker, second }: TwoPeople, draft: Versioned) {
  const rateCardId = draft.id;
  const { version } = await proposeRateCard(maker, { rateCardId, version: draft.version });
  const { hash: evidenceHash } = await getRateCardEvidence(second, { rateCardId });
  return { rateCardId, version, evidenceHash };
}

/** Puts a draft of a card in force, as two people do it. */
export async function putInForce(people: TwoPeople, draft: Versioned) {
  return publishRateCard(people.second, await proposedCard(people, draft));
}

export async function proposedCampaign({ maker }: TwoPeople, draft: CampaignView) {
  const ref = { campaignId: draft.id, version: draft.version };
  const { version, evidenceHash } = await proposeCampaign(maker, ref);
  return { campaignId: draft.id, version, evidenceHash };
}

/** Puts a draft of a campaign on record, as two people do it. */
export async function putOnRecord(people: TwoPeople, draft: CampaignView) {
  return publishCampaign(people.second, await proposedCampaign(people, draft));
}
