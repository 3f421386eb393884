import { count, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { uploadParts } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { appendUploadInput } from "#server/domain/documents/inputs.ts";
import { MAX_PARTS } from "#server/domain/documents/limits.ts";
import { offsetConflict, uploadTooLong } from "#server/domain/documents/upload-faults.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { finishUpload } from "./finish-upload.ts";
import { layFile } from "./lay-file.ts";
import { advanceUpload, loadOwnUpload, type Upload, type UploadView, uploadViewOf } from "./upload-rows.ts";

/**
 * Takes the bytes that follow what was received; of two requests for the same place one is refused. With the last
 * bytes the document is stored, or refused as a whole.
 */
export async function appendUpload(
  ctx: Context,
  input: z.infer<typeof appendUploadInput>,
  bytes: Buffer,
): Promise<UploadView> {
  requirePermission(ctx, "application:write");
  const upload = await read(ctx, (db) => loadOwnUpload(db, ctx, input.uploadId));
  if (upload.receivedBytes !== input.offsetBytes) throw offsetConflict(upload.receivedBytes);
  const receivedBytes = input.offsetBytes + bytes.length;
  if (receivedBytes > upload.lengthBytes) throw uploadTooLong(upload.lengthBytes);
  if (bytes.length === 0) return uploadViewOf(upload);
  if (receivedBytes === upload.lengthBytes) return finishUpload(ctx, upload, bytes);
  return keepPart(ctx, upload, bytes);
}

async function keepPart(ctx: Context, upload: Upload, bytes: Buffer): Promise<UploadView> {
  const offsetBytes = upload.receivedBytes;
  const storageKey = makeId("uploadPart", ctx.randomBytes);
  await layFile(ctx, storageKey, ctx.vault.sealBytes(bytes, placeOf("upload_parts", upload.id, offsetBytes)));
  try {
    return await change(ctx, async (tx) => {
      await limitParts(tx, upload);
      const after = await advanceUpload(tx, upload, { receivedBytes: offsetBytes + bytes.length });
      await tx
        .insert(uploadParts)
        .values({ uploadId: upload.id, offsetBytes, sizeBytes: bytes.length, storageKey });
      return uploadViewOf(after);
    });
  } catch (error) {
    // Only a refusal is sure to have left no row; whatever else went wrong may have been committed.
    if (error instanceof DomainError) await ctx.storage.delete(storageKey);
    throw error;
  }
}

async function limitParts(tx: Transaction, upload: Upload): Promise<void> {
  const [row] = await tx
    .select({ parts: count() })
    .from(uploadParts)
    .where(eq(uploadParts.uploadId, upload.id));
  if ((row?.parts ?? 0) < MAX_PARTS) return;
  throw new DomainError(
    "limit_reached",
    "too_many_parts",
    `An upload comes in at most ${MAX_PARTS} parts. Begin anew, with larger ones.`,
    { maximum: MAX_PARTS },
  );
}
