import type { Transaction } from "#db/client.ts";
import { campaignEntries } from "#db/schema/campaigns.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";

/** Writes into the budget's ledger what was added to it, in fen. */
export async function grantBudget(
  tx: Transaction,
  ctx: Context,
  { campaignId, byFen }: { campaignId: string; byFen: number },
): Promise<void> {
  const id = makeId("campaignEntry", ctx.randomBytes);
  await tx.insert(campaignEntries).values({ id, campaignId, kind: "grant", amountFen: byFen, at: ctx.now });
}
