import { eq } from "drizzle-orm";
import { rateCards } from "#db/schema/rates.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/audit/enqueue.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { listTerminalsOfCard } from "./list-terminals-of-card.ts";

/**
 * Promises a new configuration to every terminal that a published card reaches, page by page; a repeat promises
 * again, and a terminal that has the content already gets nothing new. Answers how many were reached.
 */
export async function rollOutRateCard(ctx: Context, input: { rateCardId: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const [card] = await ctx.db.select().from(rateCards).where(eq(rateCards.id, input.rateCardId));
  if (card === undefined || card.status !== "published") return 0;
  let reached = 0;
  for (let afterId = ""; ; ) {
    const ids = await listTerminalsOfCard(ctx.db, ctx, card, afterId);
    const last = ids.at(-1);
    if (last === undefined) return reached;
    await inTransaction(ctx.db, async (tx) => {
      for (const terminalId of ids) {
        await enqueue(tx, ctx, "config.issue", { terminalId, reason: `rate card ${card.id}` });
      }
    });
    reached += ids.length;
    afterId = last;
  }
}
