import type { Context } from "#server/context.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { changeRateCard } from "./change-rate-card.ts";

/** Throws a draft away; it stays on record. */
export async function discardRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  return changeRateCard(ctx, input, { event: "discard" });
}
