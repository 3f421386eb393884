import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ApplicationVersionInput } from "#server/domain/applications/inputs.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { viewApplication } from "./applicant-view.ts";
import { loadOwnApplication } from "./load-own-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";

/** Ends an open application at the applicant's wish. */
export async function withdrawApplication(
  ctx: Context,
  input: ApplicationVersionInput,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const after = await takeStep(tx, ctx, {
      noun: "application",
      before: await loadOwnApplication(tx, ctx, input.applicationId),
      seenVersion: input.version,
      event: "withdraw",
      changes: (status) => ({ decidedAt: ctx.now, ...waitingFrom(status, ctx.now) }),
    });
    await notifyApplicant(tx, ctx, { application: after, what: "withdrawn" });
    return viewApplication(tx, ctx, after);
  });
}
