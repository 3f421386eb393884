import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { applications, uploads } from "#db/schema/applications.ts";
import { loadOwnApplication } from "#server/applications/load-own-application.ts";
import { requireEditable } from "#server/applications/require-editable.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { startUploadInput } from "#server/domain/documents/inputs.ts";
import { MAX_DOCUMENT_BYTES, UPLOAD_KEPT_MS } from "#server/domain/documents/limits.ts";
import { documentTooLarge } from "#server/domain/documents/too-large.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { type UploadView, uploadViewOf } from "./upload-rows.ts";

/** Opens an upload for a slot, in place of one that is still open there: at most one a slot is on its way. */
export async function startUpload(
  ctx: Context,
  input: z.infer<typeof startUploadInput>,
): Promise<UploadView> {
  requirePermission(ctx, "application:write");
  if (input.lengthBytes === 0) throw new DomainError("invalid_input", "document_empty", "The file is empty.");
  if (input.lengthBytes > MAX_DOCUMENT_BYTES) throw documentTooLarge();
  return change(ctx, async (tx) => {
    const application = await loadOwnApplication(tx, ctx, input.applicationId);
    await waitForOthers(tx, application.id);
    await requireEditable(tx, ctx, { application, field: `documents.${input.slot}` });
    await tx
      .update(uploads)
      .set({ endedAt: ctx.now })
      .where(
        and(eq(uploads.applicationId, application.id), eq(uploads.slot, input.slot), isNull(uploads.endedAt)),
      );
    const id = makeId("upload", ctx.randomBytes);
    const [row] = await tx
      .insert(uploads)
      .values({
        id,
        applicationId: application.id,
        slot: input.slot,
        fileName: ctx.vault.seal(input.fileName, placeOf("uploads.fileName", id)),
        lengthBytes: input.lengthBytes,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + UPLOAD_KEPT_MS),
      })
      .returning();
    if (row === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "upload.start",
      subjectType: "upload",
      subjectId: id,
      after: { applicationId: application.id, slot: input.slot, lengthBytes: input.lengthBytes },
    });
    return uploadViewOf(row);
  });
}

/** Uploads of one application are opened one after the other, so that each sees the one it replaces. */
async function waitForOthers(tx: Transaction, applicationId: string): Promise<void> {
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for("no key update");
}
