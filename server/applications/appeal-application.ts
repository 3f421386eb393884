import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { appealApplicationInput } from "#server/domain/applications/inputs.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { viewApplication } from "./applicant-view.ts";
import { readRecord } from "./case-file/read-record.ts";
import { recordDecision } from "./case-file/record-decision.ts";
import type { Application } from "./load-application.ts";
import { loadOwnApplication } from "./load-own-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";

/** Asks for a second look (复议) at a rejection; possible once. */
export async function appealApplication(
  ctx: Context,
  input: z.infer<typeof appealApplicationInput>,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    requireStep("application", before, "appeal");
    refuseUsedAppeal(before);
    const record = await readRecord(tx, before.id);
    const after = await takeStep(tx, ctx, {
      noun: "application",
      before,
      seenVersion: input.version,
      event: "appeal",
      changes: (status) => ({
        appealedAt: ctx.now,
        submittedAt: ctx.now,
        decidedAt: null,
        ...waitingFrom(status, ctx.now, record),
      }),
      reason: input.reason,
    });
    await recordDecision(tx, ctx, {
      applicationId: before.id,
      values: { kind: "appeal", reason: input.reason },
    });
    await notifyApplicant(tx, ctx, { application: after, what: "appealed" });
    return viewApplication(tx, ctx, after);
  });
}

function refuseUsedAppeal({ appealedAt, erasedAt }: Application): void {
  if (appealedAt !== null) {
    const text = "An appeal is possible once, and it has been made.";
    throw new DomainError("illegal_state", "appeal_used", text);
  }
  if (erasedAt !== null) {
    throw new DomainError("illegal_state", "erased", "What was handed in has been erased. Apply anew.");
  }
}
