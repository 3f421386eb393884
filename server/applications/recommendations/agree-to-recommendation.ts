import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type {
  answerRecommendationInput,
  RecommendationView,
} from "#server/domain/applications/recommendation.ts";
import { answerRecommendation } from "./answer-recommendation.ts";

/** The applicant's yes to the device and its price: it is what an approval reserves. */
export function agreeToRecommendation(
  ctx: Context,
  input: z.infer<typeof answerRecommendationInput>,
): Promise<RecommendationView> {
  return answerRecommendation(ctx, input, "agree");
}
