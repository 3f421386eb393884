import { type Proposal, type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** How a step of a rate card is taken. */
export function changeRateCard(
  ctx: Context,
  { rateCardId, version: seenVersion }: RateCardVersionInput,
  step: ProposalStep<"rate_card">,
): Promise<RateCardView> {
  const proposal: Proposal<"rate_card", RateCardView> = {
    noun: "rate_card",
    needs: { maker: "rate_card:write", second: "rate_card:approve" },
    seenVersion,
    load: (tx) => loadRateCard(tx, rateCardId),
    view: (_tx, after) => rateCardViewOf(after, ctx),
  };
  return takeProposalStep(ctx, proposal, step);
}
