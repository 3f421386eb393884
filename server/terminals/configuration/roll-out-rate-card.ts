import { eq } from "drizzle-orm";
import { rateCards } from "#db/schema/rates.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { listTerminalsOfScope } from "./list-terminals-of-scope.ts";
import { rollOut } from "./roll-out.ts";

/** Promises a new configuration to every terminal that a published card reaches; returns how many were reached. */
export async function rollOutRateCard(ctx: Context, input: { rateCardId: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const [card] = await read(ctx, (db) =>
    db.select().from(rateCards).where(eq(rateCards.id, input.rateCardId)),
  );
  if (card === undefined || card.status !== "published") return 0;
  return rollOut(ctx, {
    pageAfter: (reader, afterId) => listTerminalsOfScope(reader, ctx, { of: card, afterId }),
    reason: `rate card ${card.id}`,
  });
}
