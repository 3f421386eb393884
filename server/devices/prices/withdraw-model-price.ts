import { LOCKS, lock } from "#db/lock.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";

/** Takes back a price whose first day has not come: the price before it goes on until the one after. */
export async function withdrawModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const { modelCode } = await loadModelPrice(tx, input.priceId);
    await lock(tx, LOCKS.modelPrices(modelCode));
    const before = await loadModelPrice(tx, input.priceId);
    requireStep("model_price", before, "withdraw");
    const { firstDay } = before;
    if (firstDay <= shanghaiDate(ctx.now)) throw priceBegun(firstDay);
    const changes = { withdrawnAt: ctx.now };
    const step = { noun: "model_price", event: "withdraw", before, seenVersion: input.version } as const;
    return viewModelPrice(tx, ctx, await takeStep(tx, ctx, { ...step, changes }));
  });
}

function priceBegun(firstDay: string): DomainError {
  return new DomainError(
    "illegal_state",
    "price_begun",
    "The price is in force or over. Propose another one to change it from a day on.",
    { firstDay },
  );
}
