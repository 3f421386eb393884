import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import type { Context } from "#server/context.ts";
import { heldBy, writeEntry } from "./budget.ts";

/** Gives back what a payment that came to nothing was promised; harmless when it was promised nothing. */
export async function releaseSubsidy(tx: Transaction, ctx: Context, paymentId: string): Promise<void> {
  const held = await heldBy(tx, paymentId);
  if (held === undefined || held.amountFen === 0) return;
  await tx
    .update(campaigns)
    .set({ availableFen: sql`${campaigns.availableFen} + ${held.amountFen}` })
    .where(eq(campaigns.id, held.campaignId));
  await writeEntry(tx, ctx, { ...held, kind: "release" });
}
