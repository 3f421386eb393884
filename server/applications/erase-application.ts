import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applicationAnswers, applications, decisions } from "#db/schema/applications.ts";
import { caseNotes, caseOpinions } from "#db/schema/desk.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ApplicationVersionInput } from "#server/domain/applications/inputs.ts";
import { isErasable } from "#server/domain/applications/retention.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { viewApplication } from "./applicant-view.ts";
import type { Application } from "./load-application.ts";
import { loadOwnApplication } from "./load-own-application.ts";

/** Erases at its applicant's wish what was handed in with an ended application; what happened stays on record. */
export async function eraseApplication(
  ctx: Context,
  input: ApplicationVersionInput,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    if (before.erasedAt !== null || !isErasable(before.status)) {
      throw new DomainError(
        "illegal_state",
        "not_erasable",
        "Only what was handed in with a withdrawn or rejected application can be erased, once.",
      );
    }
    const after = await erase(tx, ctx, {
      before: { id: before.id, version: input.version },
      by: "applicant",
    });
    return viewApplication(tx, ctx, after);
  });
}

/** Answers, names, search keys and staff's words go at once, the files as the promised effect. */
export async function erase(
  tx: Transaction,
  ctx: Context,
  { before, by }: { before: Pick<Application, "id" | "version">; by: "applicant" | "system" },
): Promise<Application> {
  const after = await compareAndSet(tx, applications, {
    before,
    changes: {
      erasedAt: ctx.now,
      shopName: null,
      shopAddress: null,
      idNumberIndex: null,
      creditCodeIndex: null,
      accountNumberIndex: null,
      mobileIndex: null,
    },
  });
  const { id } = before;
  await tx.delete(applicationAnswers).where(eq(applicationAnswers.applicationId, id));
  await tx.update(decisions).set({ reason: null, remedy: null }).where(eq(decisions.applicationId, id));
  await tx.delete(caseNotes).where(eq(caseNotes.applicationId, id));
  await tx
    .update(caseOpinions)
    .set({ reason: "" })
    .where(and(eq(caseOpinions.applicationId, id), isNotNull(caseOpinions.reason)));
  await recordAudit(tx, ctx, {
    action: "application.erase",
    subjectType: "application",
    subjectId: id,
    after: { by },
  });
  await enqueue(tx, ctx, { topic: "application.erased", payload: { applicationId: id } });
  return after;
}
