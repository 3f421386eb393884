import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { refuseAboveCeiling } from "#server/domain/rates/annual-ceiling.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import { ownPlansOf } from "#server/domain/rates/rate-card.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** Lays a draft before a second person, who alone can put it in force. */
export async function proposeRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadRateCard(tx, input.rateCardId);
    refuseAboveCeiling(ownPlansOf(before.body), shanghaiDate(before.effectiveFrom));
    const proposedById = personIdOf(ctx);
    const after = await takeStep(tx, ctx, {
      noun: "rate_card",
      before,
      seenVersion: input.version,
      event: "propose",
      changes: { proposedById, proposedAt: ctx.now },
    });
    return rateCardViewOf(after, ctx);
  });
}
