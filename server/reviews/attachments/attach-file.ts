import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { caseAttachments } from "#db/schema/desk.ts";
import { lockHandedIn } from "#server/applications/case-file/lock-handed-in.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { layFile } from "#server/documents/lay-file.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { documentTooLarge } from "#server/domain/documents/too-large.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { type attachFileInput, MOST_ATTACHMENTS } from "#server/domain/reviews/attachments.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { examine } from "#server/examination/examine.ts";
import { throttle } from "#server/identity/throttle.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { viewCase } from "../case-view.ts";
import { requireNotErased } from "../require-not-erased.ts";

/**
 * Lays a file beside a case for colleagues: a letter, a screenshot, a scan that somebody was sent. Cleaned and sealed as the
 * applicant's papers are; the applicant never sees it, and it goes with them when they are erased. Answers with the case.
 */
export async function attachFile(
  ctx: Context,
  { applicationId, fileName }: z.infer<typeof attachFileInput>,
  file: Buffer,
): Promise<CaseView> {
  requirePermission(ctx, "case:examine");
  if (file.length > MAX_DOCUMENT_BYTES) throw documentTooLarge();
  requireNotErased(await read(ctx, (db) => loadHandedIn(db, applicationId)));
  await throttle(ctx, "attachments_of_person", ctx.actor.id);
  const { bytes, contentType } = await examine(ctx.actor, { file, as: "document" });
  const id = makeId("caseAttachment", ctx.randomBytes);
  await layFile(ctx, id, ctx.vault.sealBytes(bytes, placeOf("case_attachments", id)));
  return change(ctx, async (tx) => {
    const application = await lockHandedIn(tx, applicationId);
    requireNotErased(application);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await tx.insert(caseAttachments).values({
      ...{ id, applicationId, contentType, sha256, storageKey: id, sizeBytes: bytes.length },
      fileName: ctx.vault.seal(fileName, placeOf("case_attachments.fileName", id)),
      attachedById: ctx.actor.id,
      attachedAt: ctx.now,
    });
    const count = await tx.$count(caseAttachments, eq(caseAttachments.applicationId, applicationId));
    if (count > MOST_ATTACHMENTS) throw tooMany();
    await recordAudit(tx, ctx, {
      action: "case.attach",
      subjectType: "application",
      subjectId: applicationId,
      after: { attachmentId: id, sha256 },
    });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
  });
}

function tooMany(): DomainError {
  return new DomainError("limit_reached", "too_many_attachments", "A case has twenty files at most.", {
    most: MOST_ATTACHMENTS,
  });
}
