import type { Context } from "#server/context.ts";
import type { DocumentView } from "#server/domain/application/application-view.ts";
import type { DocumentSlot } from "#server/domain/application/documents.ts";
import type { DocumentRow } from "./internal.ts";

export function fileNameContext(documentId: string): string {
  return `documents.fileName:${documentId}`;
}

export function documentViewOf(ctx: Pick<Context, "vault">, row: DocumentRow): DocumentView {
  return {
    id: row.id,
    slot: row.slot as DocumentSlot,
    fileName: ctx.vault.open(row.fileName, fileNameContext(row.id)),
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    uploadedAt: row.uploadedAt.toISOString(),
  };
}
