import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type {
  ownRecommendationInput,
  RecommendationView,
} from "#server/domain/applications/recommendation.ts";
import { loadOwnApplication } from "../load-own-application.ts";
import { lastRecommendation } from "./last-recommendation.ts";

/** The device that was recommended to the applicant last; null where none was. */
export async function getRecommendation(
  ctx: Context,
  { applicationId }: z.infer<typeof ownRecommendationInput>,
): Promise<RecommendationView | null> {
  requirePermission(ctx, "application:read_own");
  return read(ctx, async (db) =>
    lastRecommendation(db, (await loadOwnApplication(db, ctx, applicationId)).id),
  );
}
