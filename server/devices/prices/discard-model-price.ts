import type { Context } from "#server/context.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { changeModelPrice } from "./change-model-price.ts";

/** Throws away a price that nobody has decided on; it stays on record. */
export async function discardModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  return changeModelPrice(ctx, input, { event: "discard" });
}
