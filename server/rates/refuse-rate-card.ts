import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RefuseRateCardInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** The second person's no, with the reason; its maker may copy it into a new draft. */
export async function refuseRateCard(ctx: Context, input: RefuseRateCardInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:approve");
  return change(ctx, async (tx) => {
    const before = await loadRateCard(tx, input.rateCardId);
    requireSecondPerson(ctx.actor, before);
    const { version: seenVersion, reason } = input;
    const step = { noun: "rate_card", event: "refuse", before, seenVersion, reason } as const;
    return rateCardViewOf(await takeStep(tx, ctx, step), ctx);
  });
}
