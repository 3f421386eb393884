import { type Proposal, type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import type { PriceEvent } from "#server/domain/price-status.ts";
import { loadModelPrice, lockModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";

const MOVES_OTHERS: readonly PriceEvent[] = ["publish", "withdraw"];

/** How every step of a model's price is taken; one that changes what stands beside other prices waits for theirs. */
export function changeModelPrice(
  ctx: Context,
  { priceId, version: seenVersion }: ModelPriceVersionInput,
  step: ProposalStep<"model_price">,
): Promise<ModelPriceView> {
  const proposal: Proposal<"model_price", ModelPriceView> = {
    noun: "model_price",
    needs: { maker: "rate_card:write", second: "rate_card:approve" },
    seenVersion,
    load: (tx) =>
      MOVES_OTHERS.includes(step.event) ? lockModelPrice(tx, priceId) : loadModelPrice(tx, priceId),
    view: (tx, after) => viewModelPrice(tx, ctx, after),
  };
  return takeProposalStep(ctx, proposal, step);
}
