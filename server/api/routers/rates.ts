import { z } from "zod";
import { rateScope } from "#server/domain/quotes/quote-view.ts";
import { effectiveRatesView } from "#server/domain/quotes/rates-view.ts";
import { shadowRun } from "#server/domain/quotes/shadow-run.ts";
import { getEffectiveRates } from "#server/quotes/get-effective-rates.ts";
import { runShadow, shadowRunInput } from "#server/quotes/run-shadow.ts";
import { createRateCard, createRateCardInput } from "#server/rates/create-rate-card.ts";
import { getRateCard, listRateCards, rateCardIdInput } from "#server/rates/list-rate-cards.ts";
import { discardRateCard, publishRateCard, rateCardVersionInput } from "#server/rates/publish-rate-card.ts";
import { rateCardView } from "#server/rates/rate-card-view.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { can, router } from "../trpc.ts";

const write = can("rate_card:write").output(rateCardView);

export const ratesRouter = router({
  list: can("rate_card:read")
    .output(z.array(rateCardView))
    .query(({ ctx }) => listRateCards(ctx)),
  get: can("rate_card:read")
    .input(rateCardIdInput)
    .output(rateCardView)
    .query(({ ctx, input }) => getRateCard(ctx, input)),
  effective: can("fee:quote")
    .input(rateScope)
    .output(effectiveRatesView)
    .query(({ ctx, input }) => getEffectiveRates(ctx, input)),
  shadowRun: can("rate_card:read")
    .input(shadowRunInput)
    .output(shadowRun)
    .query(({ ctx, input }) => runShadow(ctx, input)),
  createDraft: write.input(createRateCardInput).mutation(({ ctx, input }) => createRateCard(ctx, input)),
  publish: write.input(rateCardVersionInput).mutation(({ ctx, input }) => publishRateCard(ctx, input)),
  withdraw: write.input(rateCardVersionInput).mutation(({ ctx, input }) => withdrawRateCard(ctx, input)),
  discard: write.input(rateCardVersionInput).mutation(({ ctx, input }) => discardRateCard(ctx, input)),
});
