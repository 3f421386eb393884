import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { storeDocumentInput } from "#server/domain/documents/inputs.ts";
import { DomainError, type ErrorCode } from "#server/domain/errors.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { layDocument } from "./lay-document.ts";
import { nameDocument } from "./name-document.ts";
import {
  advanceUpload,
  dropUpload,
  partsOf,
  type Upload,
  type UploadView,
  uploadViewOf,
} from "./upload-rows.ts";

/** Refusals of the file itself or of the moment: the same bytes would be refused again. */
const FINAL: readonly ErrorCode[] = ["invalid_input", "too_large", "illegal_state"];

/** Stores the document of an upload whose last bytes are these, in the transaction that counts them as received. */
export async function finishUpload(ctx: Context, upload: Upload, last: Buffer): Promise<UploadView> {
  const input = storeDocumentInput.parse({
    applicationId: upload.applicationId,
    slot: upload.slot,
    fileName: ctx.vault.open(upload.fileName, placeOf("uploads.fileName", upload.id)),
  });
  try {
    const laid = await layDocument(ctx, input, Buffer.concat([...(await earlierParts(ctx, upload)), last]));
    return await change(ctx, async (tx) => {
      await nameDocument(tx, ctx, { input, laid });
      const whole = { receivedBytes: upload.lengthBytes, documentId: laid.id, endedAt: ctx.now };
      return uploadViewOf(await advanceUpload(tx, upload, whole));
    });
  } catch (error) {
    if (error instanceof DomainError && FINAL.includes(error.code))
      await read(ctx, (db) => dropUpload(db, ctx, upload.id));
    throw error;
  }
}

async function earlierParts(ctx: Context, upload: Upload): Promise<Buffer[]> {
  const parts = await read(ctx, (db) => partsOf(db, upload.id));
  return Promise.all(
    parts.map(async ({ offsetBytes, storageKey }) => {
      const sealed = await ctx.storage.get(storageKey);
      if (sealed === null) throw partMissing();
      return ctx.vault.openBytes(sealed, placeOf("upload_parts", upload.id, offsetBytes));
    }),
  );
}

function partMissing(): DomainError {
  return new DomainError(
    "unavailable",
    "document_missing",
    "What was received earlier cannot be read just now. Try again in a minute, or choose the file again.",
  );
}
