import { z } from "zod";
import { adviseProduct } from "#server/applications/advise-product.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { eraseApplication } from "#server/applications/erase-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { listOwnApplications } from "#server/applications/list-own-applications.ts";
import { agreeToRecommendation } from "#server/applications/recommendations/agree-to-recommendation.ts";
import { declineRecommendation } from "#server/applications/recommendations/decline-recommendation.ts";
import { getRecommendation } from "#server/applications/recommendations/get-recommendation.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { startApplication } from "#server/applications/start-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import { removeDocument } from "#server/documents/remove-document.ts";
import { adviceInput, productAdvice } from "#server/domain/applications/advice.ts";
import {
  appealApplicationInput,
  applicationIdInput,
  applicationVersionInput,
  saveAnswersInput,
} from "#server/domain/applications/inputs.ts";
import {
  answerRecommendationInput,
  ownRecommendationInput,
  recommendationView,
} from "#server/domain/applications/recommendation.ts";
import { applicationSummary, applicationView } from "#server/domain/applications/views.ts";
import { documentIdInput } from "#server/domain/documents/inputs.ts";
import { can, open, router } from "../trpc.ts";

const write = can("application:write").output(applicationView);

const answer = can("application:write").input(answerRecommendationInput).output(recommendationView);

export const applicationsRouter = router({
  advise: open
    .input(adviceInput)
    .output(z.array(productAdvice))
    .query(({ ctx, input }) => adviseProduct(ctx, input)),
  start: write.mutation(({ ctx }) => startApplication(ctx)),
  mine: can("application:read_own")
    .output(z.array(applicationSummary))
    .query(({ ctx }) => listOwnApplications(ctx)),
  get: can("application:read_own")
    .input(applicationIdInput)
    .output(applicationView)
    .query(({ ctx, input }) => getApplication(ctx, input)),
  recommendation: can("application:read_own")
    .input(ownRecommendationInput)
    .output(recommendationView.nullable())
    .query(({ ctx, input }) => getRecommendation(ctx, input)),
  agreeToRecommendation: answer.mutation(({ ctx, input }) => agreeToRecommendation(ctx, input)),
  declineRecommendation: answer.mutation(({ ctx, input }) => declineRecommendation(ctx, input)),
  saveGroup: write.input(saveAnswersInput).mutation(({ ctx, input }) => saveAnswers(ctx, input)),
  removeDocument: can("application:write")
    .input(documentIdInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removeDocument(ctx, input)),
  submit: write.input(applicationVersionInput).mutation(({ ctx, input }) => submitApplication(ctx, input)),
  withdraw: write
    .input(applicationVersionInput)
    .mutation(({ ctx, input }) => withdrawApplication(ctx, input)),
  erase: write.input(applicationVersionInput).mutation(({ ctx, input }) => eraseApplication(ctx, input)),
  appeal: write.input(appealApplicationInput).mutation(({ ctx, input }) => appealApplication(ctx, input)),
});
