import { desc } from "drizzle-orm";
import { rateCards } from "#db/schema/rates.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** The newest rate cards of every level. */
export async function listRateCards(ctx: Context): Promise<RateCardView[]> {
  requirePermission(ctx, "rate_card:read");
  const rows = await read(ctx, (db) =>
    db.select().from(rateCards).orderBy(desc(rateCards.createdAt), desc(rateCards.id)).limit(200),
  );
  return rows.map((row) => rateCardViewOf(row, ctx));
}
