import type { Context } from "#server/context.ts";
import { refusePastDay } from "#server/domain/devices/prices/first-day.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { changeModelPrice } from "./change-model-price.ts";

/** Lays a draft before a second person, who alone can put it on record. */
export async function proposeModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  return changeModelPrice(ctx, input, {
    event: "propose",
    decide: (_tx, { firstDay }) => {
      refusePastDay(firstDay, ctx.now);
    },
  });
}
