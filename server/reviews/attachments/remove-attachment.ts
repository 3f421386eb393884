import { eq } from "drizzle-orm";
import type { z } from "zod";
import { caseAttachments } from "#db/schema/desk.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { attachmentRef } from "#server/domain/reviews/attachments.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";
import { attachmentNotFound } from "./attachment-not-found.ts";
import { loadAttachment } from "./attachment-rows.ts";

/** Takes away a file that this person laid beside a case, while the case is open. */
export async function removeAttachment(
  ctx: Context,
  { attachmentId }: z.infer<typeof attachmentRef>,
): Promise<CaseView> {
  requirePermission(ctx, "case:examine");
  const { storageKey, view } = await change(ctx, async (tx) => {
    const { attachment, application } = await loadAttachment(tx, attachmentId);
    if (attachment.attachedById !== ctx.actor.id) throw attachmentNotFound();
    if (!OPEN_APPLICATION_STATUSES.includes(application.status)) {
      const text = "The case was decided upon with this file; it stays.";
      throw new DomainError("illegal_state", "case_decided", text, { status: application.status });
    }
    await tx.delete(caseAttachments).where(eq(caseAttachments.id, attachmentId));
    await recordAudit(tx, ctx, {
      action: "case.remove_attachment",
      subjectType: "application",
      subjectId: application.id,
      after: { attachmentId },
    });
    const view = await viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
    return { storageKey: attachment.storageKey, view };
  });
  // What is not deleted now is found by the sweep: no row names it any more.
  await ctx.storage.delete(storageKey);
  return view;
}
