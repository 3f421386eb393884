import { z } from "zod";
import { shadowRunInput } from "#server/domain/quotes/inputs.ts";
import { rateScope } from "#server/domain/quotes/quote-view.ts";
import { effectiveRatesView } from "#server/domain/quotes/rates-view.ts";
import { shadowRun } from "#server/domain/quotes/shadow-run.ts";
import { rateCardEvidence } from "#server/domain/rates/evidence.ts";
import {
  createRateCardInput,
  publishRateCardInput,
  rateCardIdInput,
  rateCardVersionInput,
  refuseRateCardInput,
} from "#server/domain/rates/inputs.ts";
import { rateCardView } from "#server/domain/rates/views.ts";
import { getEffectiveRates } from "#server/quotes/get-effective-rates.ts";
import { runShadow } from "#server/quotes/run-shadow.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { discardRateCard } from "#server/rates/discard-rate-card.ts";
import { getRateCard } from "#server/rates/get-rate-card.ts";
import { getRateCardEvidence } from "#server/rates/get-rate-card-evidence.ts";
import { listRateCards } from "#server/rates/list-rate-cards.ts";
import { proposeRateCard } from "#server/rates/propose-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
import { refuseRateCard } from "#server/rates/refuse-rate-card.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { can, router } from "../trpc.ts";

const write = can("rate_card:write").output(rateCardView);
const decide = can("rate_card:approve").output(rateCardView);

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
  evidence: can("rate_card:read")
    .input(rateCardIdInput)
    .output(rateCardEvidence)
    .query(({ ctx, input }) => getRateCardEvidence(ctx, input)),
  propose: write.input(rateCardVersionInput).mutation(({ ctx, input }) => proposeRateCard(ctx, input)),
  publish: decide.input(publishRateCardInput).mutation(({ ctx, input }) => publishRateCard(ctx, input)),
  refuse: decide.input(refuseRateCardInput).mutation(({ ctx, input }) => refuseRateCard(ctx, input)),
  withdraw: write.input(rateCardVersionInput).mutation(({ ctx, input }) => withdrawRateCard(ctx, input)),
  discard: write.input(rateCardVersionInput).mutation(({ ctx, input }) => discardRateCard(ctx, input)),
});
