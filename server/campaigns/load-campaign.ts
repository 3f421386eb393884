import { and, eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { merchants } from "#db/schema/merchants.ts";
import { DomainError } from "#server/domain/errors.ts";

export type Campaign = typeof campaigns.$inferSelect;

export async function loadCampaign(reader: Reader, id: string) {
  const [row] = await reader.select().from(campaigns).where(eq(campaigns.id, id));
  return found(row);
}

/** Holds the row until the transaction ends: what is added to its budget is added to its newest. */
export async function lockCampaign(tx: Transaction, id: string) {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, id)).for("update");
  return found(row);
}

/** A campaign for which a merchant of this owner is to pay; to everybody else it does not exist. */
export async function loadAskedCampaign(
  tx: Transaction,
  { campaignId, ownerId }: { campaignId: string; ownerId: string },
): Promise<Campaign> {
  const campaign = await loadCampaign(tx, campaignId);
  const own = and(eq(merchants.id, campaign.scopeId), eq(merchants.ownerId, ownerId));
  const isAsked = campaign.fundedBy === "merchant" && (await tx.$count(merchants, own)) > 0;
  return found(isAsked ? campaign : undefined);
}

function found<T>(row: T | undefined): T {
  if (row !== undefined) return row;
  throw new DomainError("not_found", "campaign_not_found", "There is no such campaign.");
}
