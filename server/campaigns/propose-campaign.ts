import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { refuseAboveCeiling } from "#server/domain/rates/annual-ceiling.ts";
import { changeCampaign } from "./change-campaign.ts";

/** Lays a draft before a second person and, where a merchant is to pay for it, before that merchant. */
export async function proposeCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, {
    event: "propose",
    decide: (_tx, { terms, buyerRatePpm: ratePpm, maxFen, startsAt }) => {
      const plans = terms.map((term) => ({ term, ratePpm, maxFen }));
      refuseAboveCeiling(plans, shanghaiDate(startsAt));
    },
  });
}
