import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { refuseAboveCeiling } from "#server/domain/rates/annual-ceiling.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import { ownPlansOf } from "#server/domain/rates/rate-card.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { changeRateCard } from "./change-rate-card.ts";

/** Lays a draft before a second person, who alone can put it in force. */
export async function proposeRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  return changeRateCard(ctx, input, {
    event: "propose",
    decide: (_tx, { body, effectiveFrom }) => {
      refuseAboveCeiling(ownPlansOf(body), shanghaiDate(effectiveFrom));
    },
  });
}
