import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type Campaign, loadCampaign } from "./load-campaign.ts";

/** A campaign for which a merchant of this owner is to pay; to everybody else it does not exist. */
export async function loadAskedCampaign(
  tx: Transaction,
  { campaignId, ownerId }: { campaignId: string; ownerId: string },
): Promise<Campaign> {
  const campaign = await loadCampaign(tx, campaignId);
  const own = and(eq(merchants.id, campaign.scopeId), eq(merchants.ownerId, ownerId));
  if (campaign.fundedBy === "merchant" && (await tx.$count(merchants, own)) > 0) return campaign;
  throw new DomainError("not_found", "campaign_not_found", "There is no such campaign.");
}
