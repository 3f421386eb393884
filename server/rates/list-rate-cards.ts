import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { rateCardIdInput } from "#server/domain/rates/inputs.ts";
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

export async function getRateCard(
  ctx: Context,
  input: z.infer<typeof rateCardIdInput>,
): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:read");
  return rateCardViewOf(await read(ctx, (db) => loadRateCard(db, input.rateCardId)), ctx);
}

export async function loadRateCard(reader: Reader, id: string) {
  const [row] = await reader.select().from(rateCards).where(eq(rateCards.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "rate_card_not_found", "There is no such rate card.");
  return row;
}
