import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type {
  answerRecommendationInput,
  RecommendationView,
} from "#server/domain/applications/recommendation.ts";
import { answerRecommendation } from "./answer-recommendation.ts";

/** The applicant's no to a device: the reviewer may recommend another. */
export function declineRecommendation(
  ctx: Context,
  input: z.infer<typeof answerRecommendationInput>,
): Promise<RecommendationView> {
  return answerRecommendation(ctx, input, "decline");
}
