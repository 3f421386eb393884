import { eq } from "drizzle-orm";
import type { z } from "zod";
import { recommendations } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  ANSWERABLE,
  type answerRecommendationInput,
  type RecommendationView,
} from "#server/domain/applications/recommendation.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadOwnApplication } from "../load-own-application.ts";
import { lastRecommendation } from "./last-recommendation.ts";

/** How an applicant answers what was recommended to them, while the device is still open. */
export async function answerRecommendation(
  ctx: Context,
  { recommendationId, version }: z.infer<typeof answerRecommendationInput>,
  event: "agree" | "decline",
): Promise<RecommendationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const [before] = await tx.select().from(recommendations).where(eq(recommendations.id, recommendationId));
    if (before === undefined) throw notFound();
    const application = await loadOwnApplication(tx, ctx, before.applicationId);
    if (!(ANSWERABLE as readonly string[]).includes(application.status)) {
      const text = "Your application is being decided on; the device cannot be changed here any more.";
      throw new DomainError("illegal_state", "recommendation_closed", text);
    }
    await takeStep(tx, ctx, {
      noun: "recommendation",
      before,
      seenVersion: version,
      event,
      changes: { answeredAt: ctx.now },
      facts: { applicationId: application.id, modelCode: before.modelCode },
    });
    const answered = await lastRecommendation(tx, application.id);
    if (answered === null) throw new Error("What was answered is there");
    return answered;
  });
}

function notFound(): DomainError {
  return new DomainError("not_found", "recommendation_not_found", "There is no such recommendation.");
}
