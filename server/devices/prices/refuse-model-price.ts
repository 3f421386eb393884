import type { Context } from "#server/context.ts";
import type { RefuseModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { changeModelPrice } from "./change-model-price.ts";

/** The second person's no, with the reason, which its maker reads beside it. */
export async function refuseModelPrice(
  ctx: Context,
  { reason, ...input }: RefuseModelPriceInput,
): Promise<ModelPriceView> {
  return changeModelPrice(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
