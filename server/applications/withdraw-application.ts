import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ApplicationVersionInput, appealApplicationInput } from "#server/domain/applications/inputs.ts";
import { APPLICATION_TRANSITIONS } from "#server/domain/applications/status.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { viewApplication } from "./get-application.ts";
import { loadOwnApplication } from "./load-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";
import { type DecisionValues, recordDecision } from "./record-decision.ts";

/** Ends an open application at the applicant's wish. */
export function withdrawApplication(ctx: Context, input: ApplicationVersionInput): Promise<ApplicationView> {
  return change(ctx, input, "withdraw", { decidedAt: ctx.now });
}

/** Asks for a second look (复议) at a rejection; possible once. */
export function appealApplication(
  ctx: Context,
  input: z.infer<typeof appealApplicationInput>,
): Promise<ApplicationView> {
  return change(
    ctx,
    input,
    "appeal",
    { appealedAt: ctx.now, submittedAt: ctx.now, decidedAt: null },
    { kind: "appeal", reason: input.reason },
  );
}

async function change(
  ctx: Context,
  input: ApplicationVersionInput,
  event: "withdraw" | "appeal",
  changes: Partial<typeof applications.$inferInsert>,
  said?: DecisionValues,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    const status = nextStatus(APPLICATION_TRANSITIONS, before.status, event);
    if (event === "appeal" && before.appealedAt !== null) {
      throw new DomainError(
        "illegal_state",
        "appeal_used",
        "An appeal is possible once, and it has been made.",
      );
    }
    if (event === "appeal" && before.erasedAt !== null) {
      throw new DomainError("illegal_state", "erased", "What was handed in has been erased. Apply anew.");
    }
    const versioned = { id: before.id, version: input.version };
    const after = await compareAndSet(tx, applications, versioned, {
      status,
      waitingSince: ctx.now,
      ...changes,
    });
    if (said !== undefined) await recordDecision(tx, ctx, before.id, said);
    await recordAudit(tx, ctx, {
      action: `application.${event}`,
      subjectType: "application",
      subjectId: before.id,
      before: { status: before.status },
      after: { status },
      reason: said?.reason ?? undefined,
    });
    await notifyApplicant(tx, ctx, after, event === "appeal" ? "appealed" : "withdrawn");
    return viewApplication(tx, ctx, after);
  });
}
