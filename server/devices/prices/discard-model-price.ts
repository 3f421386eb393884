import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { loadModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";

/** Throws away a price that nobody has decided on; it stays on record. */
export async function discardModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadModelPrice(tx, input.priceId);
    const step = { noun: "model_price", event: "discard", before, seenVersion: input.version } as const;
    return viewModelPrice(tx, ctx, await takeStep(tx, ctx, step));
  });
}
