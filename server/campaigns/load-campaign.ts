import { eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
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

function found<T>(row: T | undefined): T {
  if (row !== undefined) return row;
  throw new DomainError("not_found", "campaign_not_found", "There is no such campaign.");
}
