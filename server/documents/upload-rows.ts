import { and, asc, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { applications, uploadParts, uploads } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { offsetConflict, uploadNotFound } from "#server/domain/documents/upload-faults.ts";

export type Upload = typeof uploads.$inferSelect;
export type UploadPart = typeof uploadParts.$inferSelect;

/** How far an upload came; whole means that its document is stored. */
export interface UploadView {
  id: string;
  lengthBytes: number;
  receivedBytes: number;
  expiresAt: string;
}

export function uploadViewOf(row: Upload): UploadView {
  return {
    id: row.id,
    lengthBytes: row.lengthBytes,
    receivedBytes: row.receivedBytes,
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The applicant's own upload, open or stored; anybody else's, an expired and a dropped one are not found. */
export async function loadOwnUpload(reader: Reader, ctx: Context, id: string): Promise<Upload> {
  const [row] = await reader
    .select({ upload: uploads })
    .from(uploads)
    .innerJoin(applications, eq(applications.id, uploads.applicationId))
    .where(
      and(
        eq(uploads.id, id),
        eq(applications.applicantId, ctx.actor.id),
        gt(uploads.expiresAt, ctx.now),
        or(isNull(uploads.endedAt), isNotNull(uploads.documentId)),
      ),
    );
  if (row === undefined) throw uploadNotFound();
  return row.upload;
}

/** Removes the bytes of parts, each file before the row that names it: a crash leaves nothing that nobody knows of. */
export async function removeParts(
  { db, storage }: Pick<Context, "db" | "storage">,
  parts: readonly Pick<UploadPart, "storageKey">[],
): Promise<void> {
  for (const { storageKey } of parts) {
    await storage.delete(storageKey);
    await db.delete(uploadParts).where(eq(uploadParts.storageKey, storageKey));
  }
}

export function partsOf(reader: Reader, uploadId: string): Promise<UploadPart[]> {
  return reader
    .select()
    .from(uploadParts)
    .where(eq(uploadParts.uploadId, uploadId))
    .orderBy(asc(uploadParts.offsetBytes));
}

/** Moves an upload on from where it was read; refuses when another request was faster. */
export async function advanceUpload(
  tx: Transaction,
  before: Upload,
  changes: Pick<Partial<Upload>, "receivedBytes" | "documentId" | "endedAt">,
): Promise<Upload> {
  const [after] = await tx
    .update(uploads)
    .set(changes)
    .where(
      and(
        eq(uploads.id, before.id),
        eq(uploads.receivedBytes, before.receivedBytes),
        isNull(uploads.endedAt),
      ),
    )
    .returning();
  if (after === undefined) throw offsetConflict(null);
  return after;
}

/** Nothing more is taken of it; what was received is removed by `sweepUploads`. Returns whether it was open. */
export async function dropUpload(reader: Reader, ctx: Context, id: string): Promise<boolean> {
  const dropped = await reader
    .update(uploads)
    .set({ endedAt: ctx.now })
    .where(and(eq(uploads.id, id), isNull(uploads.endedAt)))
    .returning({ id: uploads.id });
  return dropped.length > 0;
}
