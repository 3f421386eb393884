import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import { type CaseFile, readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "./case-view.ts";

interface FlagChange {
  applicationId: string;
  field: string;
  action: "case.flag" | "case.unflag";
  /** What is written; told of the case as it is. */
  write: (tx: Transaction, file: CaseFile) => Promise<void>;
}

/** How flags come and go: by the case's reviewer, while it is in review, each change on record. */
export async function changeFlag(
  ctx: Context,
  { applicationId, field, action, write }: FlagChange,
): Promise<CaseView> {
  requirePermission(ctx, "application:review");
  return change(ctx, async (tx) => {
    // One flag at a time: a second press waits and finds the first.
    await tx
      .select({ id: applications.id })
      .from(applications)
      .where(eq(applications.id, applicationId))
      .for("update");
    const application = await loadHandedIn(tx, applicationId);
    if (application.status !== "in_review" || application.reviewerId !== ctx.actor.id) {
      const text = "Fields are flagged by the reviewer of a case that is in review.";
      throw new DomainError("illegal_state", "not_your_review", text, { status: application.status });
    }
    await write(tx, await readCaseFile(tx, ctx, application));
    await recordAudit(tx, ctx, {
      action,
      subjectType: "application",
      subjectId: applicationId,
      after: { field },
    });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
  });
}
