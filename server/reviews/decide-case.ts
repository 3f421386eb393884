import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { inTransaction } from "#db/transaction.ts";
import { getApplicationFile, type WholeApplication } from "#server/applications/get-application-file.ts";
import { type DecisionValues, recordDecision } from "#server/applications/record-decision.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { APPLICATION_TRANSITIONS, type ApplicationEvent } from "#server/domain/applications/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Permission } from "#server/domain/permissions.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { viewCase } from "./get-case.ts";

export interface CaseStep {
  permission: Permission;
  event: ApplicationEvent;
  /** Only the reviewer who claimed the case may take this step. */
  byItsReviewer: boolean;
  changes: Partial<typeof applications.$inferInsert>;
  decisions: DecisionValues[];
  reason?: string | undefined;
  /** Refuses the step before anything is written. */
  refuse?: (file: WholeApplication) => void;
  /** What follows from the step, in the same transaction. */
  also?: (tx: Transaction, file: WholeApplication) => Promise<void>;
}

/** The desk's one door: permission, state machine, version, decisions and audit in one transaction. */
export async function decideCase(ctx: Context, input: CaseInput, step: CaseStep): Promise<CaseView> {
  requirePermission(ctx, step.permission);
  return inTransaction(ctx.db, async (tx) => {
    const file = await getApplicationFile(tx, ctx, input.applicationId);
    const before = file.application;
    const status = nextStatus(APPLICATION_TRANSITIONS, before.status, step.event);
    if (step.byItsReviewer && before.reviewerId !== ctx.actor.id) {
      throw new DomainError(
        "conflict",
        "claimed_by_another",
        "Another reviewer has this case. Claim it first.",
      );
    }
    step.refuse?.(file);
    const versioned = { id: before.id, version: input.version };
    // A step that leaves the case where it is does not begin a new wait.
    const waiting = status === before.status ? {} : { waitingSince: ctx.now };
    await compareAndSet(tx, applications, versioned, { status, ...waiting, ...step.changes });
    for (const values of step.decisions) await recordDecision(tx, ctx, before.id, values);
    await step.also?.(tx, file);
    await recordAudit(tx, ctx, {
      action: `application.${step.event}`,
      subjectType: "application",
      subjectId: before.id,
      before: { status: before.status },
      after: { status, by: "staff" },
      reason: step.reason,
    });
    return viewCase(tx, ctx, before.id);
  });
}
