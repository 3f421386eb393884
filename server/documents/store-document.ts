import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications, documents } from "#db/schema/applications.ts";
import { loadOwnApplication, requireEditable } from "#server/applications/load-application.ts";
import { resolveDecisions } from "#server/applications/save-answers.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { StoreDocumentInput } from "#server/domain/documents/inputs.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/slots.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { examine } from "#server/examination/examine.ts";
import type { CleanFile } from "#server/examination/outcome.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** A cleaned document that lies in storage, sealed, under its id; no row names it yet. */
interface LaidDocument extends CleanFile {
  id: string;
}

/**
 * Cleans, seals and keeps a file in its slot, in place of an earlier one. The bytes lie in storage before the
 * row that names them is written, so a crash leaves at most an unnamed file.
 */
export async function storeDocument(ctx: Context, input: StoreDocumentInput, file: Buffer): Promise<void> {
  requirePermission(ctx, "application:write");
  const laid = await layDocument(ctx, input, file);
  await change(ctx, (tx) => nameDocument(tx, ctx, input, laid));
}

/** Refuses what may not be kept; otherwise cleans it and puts it into storage. */
export async function layDocument(
  ctx: Context,
  input: StoreDocumentInput,
  file: Buffer,
): Promise<LaidDocument> {
  if (file.length === 0) throw new DomainError("invalid_input", "document_empty", "The file is empty.");
  if (file.length > MAX_DOCUMENT_BYTES) throw documentTooLarge();
  const application = await read(ctx, (db) => loadOwnApplication(db, ctx, input.applicationId));
  await read(ctx, (db) => requireEditable(db, ctx, application, `documents.${input.slot}`));
  const clean = await examine(file, "document");
  const id = makeId("document", ctx.randomBytes);
  await ctx.storage.put(id, ctx.vault.sealBytes(clean.bytes, placeOf("documents", id)));
  return { ...clean, id };
}

/** Writes the row that makes a laid document the one of its slot. */
export async function nameDocument(
  tx: Transaction,
  ctx: Context,
  input: StoreDocumentInput,
  laid: LaidDocument,
): Promise<void> {
  const application = await loadOwnApplication(tx, ctx, input.applicationId);
  await requireEditable(tx, ctx, application, `documents.${input.slot}`);
  await compareAndSet(tx, applications, application, {});
  await tx
    .update(documents)
    .set({ replacedAt: ctx.now })
    .where(
      and(
        eq(documents.applicationId, application.id),
        eq(documents.slot, input.slot),
        isNull(documents.replacedAt),
      ),
    );
  const sizeBytes = laid.bytes.length;
  await tx.insert(documents).values({
    id: laid.id,
    applicationId: application.id,
    slot: input.slot,
    fileName: ctx.vault.seal(input.fileName, placeOf("documents.fileName", laid.id)),
    contentType: laid.contentType,
    sizeBytes,
    sha256: createHash("sha256").update(laid.bytes).digest("hex"),
    storageKey: laid.id,
    uploadedAt: ctx.now,
  });
  await resolveDecisions(tx, ctx, application.id, "documents", [input.slot]);
  await recordAudit(tx, ctx, {
    action: "document.store",
    subjectType: "document",
    subjectId: laid.id,
    after: { applicationId: application.id, slot: input.slot, sizeBytes },
  });
}

export function documentTooLarge(): DomainError {
  return new DomainError("too_large", "document_too_large", "The file is larger than 10 MB.", {
    maximumBytes: MAX_DOCUMENT_BYTES,
  });
}
