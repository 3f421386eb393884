import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { refusePastDay } from "#server/domain/devices/prices/first-day.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { loadModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";

/** Lays a draft before a second person, who alone can put it on record. */
export async function proposeModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadModelPrice(tx, input.priceId);
    requireStep("model_price", before, "propose");
    refusePastDay(before.firstDay, ctx.now);
    const after = await takeStep(tx, ctx, {
      noun: "model_price",
      before,
      seenVersion: input.version,
      event: "propose",
      changes: { proposedById: personIdOf(ctx), proposedAt: ctx.now },
    });
    return viewModelPrice(tx, ctx, after);
  });
}
