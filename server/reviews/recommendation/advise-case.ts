import type { z } from "zod";
import { lastRecommendation } from "#server/applications/recommendations/last-recommendation.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { applicationIdInput } from "#server/domain/applications/inputs.ts";
import type { CaseAdvice } from "#server/domain/applications/recommendation.ts";
import { adviceOf } from "./advice-of.ts";

/** Which product and device fit a case, why and at what monthly cost, and what the applicant was sent of it. */
export async function adviseCase(
  ctx: Context,
  { applicationId }: z.infer<typeof applicationIdInput>,
): Promise<CaseAdvice> {
  requirePermission(ctx, "application:read");
  return read(ctx, async (db) => ({
    products: await adviceOf(db, ctx, applicationId),
    sent: await lastRecommendation(db, applicationId),
  }));
}
