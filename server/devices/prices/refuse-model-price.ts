import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RefuseModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { loadModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";

/** The second person's no, with the reason, which its maker reads beside it. */
export async function refuseModelPrice(ctx: Context, input: RefuseModelPriceInput): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:approve");
  return change(ctx, async (tx) => {
    const before = await loadModelPrice(tx, input.priceId);
    requireSecondPerson(ctx.actor, before);
    const { version: seenVersion, reason } = input;
    const changes = { refusal: reason };
    const step = { noun: "model_price", event: "refuse", before, seenVersion, changes, reason } as const;
    return viewModelPrice(tx, ctx, await takeStep(tx, ctx, step));
  });
}
