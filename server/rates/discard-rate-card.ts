import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** Throws a draft away; it stays on record. */
export async function discardRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadRateCard(tx, input.rateCardId);
    const step = { noun: "rate_card", event: "discard", before, seenVersion: input.version } as const;
    return rateCardViewOf(await takeStep(tx, ctx, step), ctx);
  });
}
