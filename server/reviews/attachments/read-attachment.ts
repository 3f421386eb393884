import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { attachmentRef } from "#server/domain/reviews/attachments.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadAttachment } from "./attachment-rows.ts";

/** The bytes of a file that lies beside a case; every look at it leaves an audit row. */
export async function readAttachment(
  ctx: Context,
  { attachmentId }: z.infer<typeof attachmentRef>,
): Promise<{ bytes: Buffer; contentType: string }> {
  requirePermission(ctx, "case:examine");
  const { attachment } = await read(ctx, (db) => loadAttachment(db, attachmentId));
  const { applicationId, contentType, storageKey } = attachment;
  const sealed = await ctx.storage.get(storageKey);
  if (sealed === null) {
    const text = "The file cannot be read just now. Try again later.";
    throw new DomainError("unavailable", "document_missing", text);
  }
  await change(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: "case.read_attachment",
      subjectType: "application",
      subjectId: applicationId,
      after: { attachmentId },
    }),
  );
  return { bytes: ctx.vault.openBytes(sealed, placeOf("case_attachments", attachmentId)), contentType };
}
