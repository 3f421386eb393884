import { z } from "zod";
import { createRateCard, createRateCardInput } from "#server/rates/create-rate-card.ts";
import { getRateCard, listRateCards, rateCardIdInput } from "#server/rates/list-rate-cards.ts";
import { discardRateCard, publishRateCard, rateCardVersionInput } from "#server/rates/publish-rate-card.ts";
import { rateCardView } from "#server/rates/rate-card-view.ts";
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
  createDraft: write.input(createRateCardInput).mutation(({ ctx, input }) => createRateCard(ctx, input)),
  publish: write.input(rateCardVersionInput).mutation(({ ctx, input }) => publishRateCard(ctx, input)),
  discard: write.input(rateCardVersionInput).mutation(({ ctx, input }) => discardRateCard(ctx, input)),
});
