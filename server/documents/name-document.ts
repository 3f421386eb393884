import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications, documents } from "#db/schema/applications.ts";
import { resolveDecisions } from "#server/applications/case-file/resolve-decisions.ts";
import { loadOwnApplication } from "#server/applications/load-own-application.ts";
import { requireEditable } from "#server/applications/require-editable.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { StoreDocumentInput } from "#server/domain/documents/inputs.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { LaidDocument } from "./lay-document.ts";

/** Writes the row that makes a laid document the one of its slot. */
export async function nameDocument(
  tx: Transaction,
  ctx: Context,
  { input, laid }: { input: StoreDocumentInput; laid: LaidDocument },
): Promise<void> {
  const application = await loadOwnApplication(tx, ctx, input.applicationId);
  await requireEditable(tx, ctx, { application, field: `documents.${input.slot}` });
  await compareAndSet(tx, applications, { before: application, changes: {} });
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
  await resolveDecisions(tx, ctx, {
    applicationId: application.id,
    group: "documents",
    fields: [input.slot],
  });
  await recordAudit(tx, ctx, {
    action: "document.store",
    subjectType: "document",
    subjectId: laid.id,
    after: { applicationId: application.id, slot: input.slot, sizeBytes },
  });
}
