import type { Context } from "#server/context.ts";
import type { RefuseRateCardInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { changeRateCard } from "./change-rate-card.ts";

/** The second person's no, with the reason; its maker may copy it into a new draft. */
export async function refuseRateCard(
  ctx: Context,
  { reason, ...input }: RefuseRateCardInput,
): Promise<RateCardView> {
  return changeRateCard(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
