import { loadOwnApplication } from "#server/applications/load-own-application.ts";
import { requireEditable } from "#server/applications/require-editable.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { StoreDocumentInput } from "#server/domain/documents/inputs.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { documentTooLarge } from "#server/domain/documents/too-large.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { examine } from "#server/examination/examine.ts";
import type { CleanFile } from "#server/examination/outcome.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { layFile } from "./lay-file.ts";

/** A cleaned document that lies in storage, sealed, under its id; no row names it yet. */
export interface LaidDocument extends CleanFile {
  id: string;
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
  await read(ctx, (db) => requireEditable(db, ctx, { application, field: `documents.${input.slot}` }));
  const clean = await examine(ctx.actor, { file, as: "document" });
  const id = makeId("document", ctx.randomBytes);
  await layFile(ctx, id, ctx.vault.sealBytes(clean.bytes, placeOf("documents", id)));
  return { ...clean, id };
}
