import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import { type CaseFile, readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import { type DecisionValues, recordDecision } from "#server/applications/case-file/record-decision.ts";
import { refreshCaseFile } from "#server/applications/case-file/refresh-case-file.ts";
import type { Application } from "#server/applications/load-application.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import type { Effect } from "#server/changes/enqueue.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ApplicationEvent } from "#server/domain/applications/status.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Permission } from "#server/domain/permissions.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "./case-view.ts";

/** The step itself, once it is known. */
export interface PlannedStep {
  event: ApplicationEvent;
  changes: Partial<Omit<Application, "id" | "status" | "version">>;
  decisions: DecisionValues[];
  reason?: string | undefined;
  effects?: readonly Effect[];
  /** What follows from the step, in the same transaction; told of the case as it was before. */
  also?: (tx: Transaction, file: CaseFile) => Promise<void>;
}

export interface CaseStep {
  permission: Permission;
  /** An event that the status must accept before anything else is asked; a plan may lead to another. */
  expects: ApplicationEvent;
  /** Only the reviewer who claimed the case may take this step. */
  byItsReviewer: boolean;
  /** Refuses the step before anything is written. */
  refuse?: (file: CaseFile, ctx: Context) => void;
  /** What the step is, by what the case holds; the case is this transaction's alone from then on. */
  plan: (tx: Transaction, file: CaseFile) => Promise<PlannedStep> | PlannedStep;
}

/** How every decision of the desk is taken: the case is read once, and once more only what the step has added. */
export async function decideCase(ctx: Context, input: CaseInput, step: CaseStep): Promise<CaseView> {
  requirePermission(ctx, step.permission);
  return change(ctx, async (tx) => {
    const file = await readCaseFile(tx, ctx, await loadHandedIn(tx, input.applicationId));
    const { application: before } = file;
    // What the status does not accept is refused as such, whoever asks.
    requireStep("application", before, step.expects);
    if (step.byItsReviewer) refuseForeignCase(ctx, before);
    step.refuse?.(file, ctx);
    await holdVersion(tx, input);
    const planned = await step.plan(tx, file);
    const record = await readRecord(tx, before.id);
    const application = await takeStep(tx, ctx, {
      noun: "application",
      before,
      seenVersion: input.version,
      event: planned.event,
      // A step that leaves the case where it is does not begin a new wait.
      changes: (status) => ({
        ...(status !== before.status && waitingFrom(status, ctx.now, record)),
        ...planned.changes,
      }),
      facts: { by: "staff" },
      reason: planned.reason,
      ...(planned.effects !== undefined && { effects: planned.effects }),
    });
    for (const values of planned.decisions)
      await recordDecision(tx, ctx, { applicationId: before.id, values });
    await planned.also?.(tx, file);
    return viewCase(tx, ctx, await refreshCaseFile(tx, ctx, { file, application }));
  });
}

/** One decision at a time: whoever comes second waits here, and is then told that the case is another. */
async function holdVersion(tx: Transaction, { applicationId, version }: CaseInput): Promise<void> {
  const [held] = await tx
    .select({ version: applications.version })
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for("update");
  if (held?.version === version) return;
  const text = "Someone changed this in the meantime. Reload it, look at what changed, and try again.";
  throw new DomainError("conflict", "changed_meanwhile", text);
}

function refuseForeignCase(ctx: Context, { reviewerId }: Application): void {
  if (reviewerId === ctx.actor.id) return;
  const text = "Another reviewer has this case. Claim it first.";
  throw new DomainError("conflict", "claimed_by_another", text);
}
