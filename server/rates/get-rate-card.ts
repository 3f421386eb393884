import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { rateCardIdInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

export async function getRateCard(
  ctx: Context,
  input: z.infer<typeof rateCardIdInput>,
): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:read");
  return rateCardViewOf(await read(ctx, (db) => loadRateCard(db, input.rateCardId)), ctx);
}
