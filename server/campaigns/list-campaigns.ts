import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader, Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { campaignIdInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { campaignViewOf } from "./campaign-view.ts";

/** The newest campaigns of every level. */
export async function listCampaigns(ctx: Context): Promise<CampaignView[]> {
  requirePermission(ctx, "campaign:read");
  const rows = await read(ctx, (db) =>
    db.select().from(campaigns).orderBy(desc(campaigns.createdAt), desc(campaigns.id)).limit(200),
  );
  return rows.map((row) => campaignViewOf(row, ctx));
}

export async function getCampaign(
  ctx: Context,
  input: z.infer<typeof campaignIdInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:read");
  return campaignViewOf(await read(ctx, (db) => loadCampaign(db, input.campaignId)), ctx);
}

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
