import type { documents } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { expiryOnFile } from "#server/domain/applications/expiry.ts";
import type { RequirementFacts } from "#server/domain/applications/requirements.ts";
import type { DocumentView } from "#server/domain/applications/views.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

export function documentViewOf(
  ctx: Pick<Context, "vault">,
  row: typeof documents.$inferSelect,
  facts: RequirementFacts,
): DocumentView {
  const slot = row.slot as DocumentSlot;
  return {
    id: row.id,
    slot,
    fileName: ctx.vault.open(row.fileName, placeOf("documents.fileName", row.id)),
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    uploadedAt: row.uploadedAt.toISOString(),
    expiry: expiryOnFile(slot, facts),
  };
}
