import { eq, inArray } from "drizzle-orm";
import { documents, uploadParts, uploads } from "#db/schema/applications.ts";
import { caseAttachments } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { removeParts } from "./upload-rows.ts";

/**
 * Removes every file of an erased application, replaced ones, unfinished uploads and what the desk laid beside it as well. A file goes before the
 * row that names it, so that a crash leaves nothing behind that nobody knows of; it may be repeated.
 */
export async function eraseDocuments(ctx: Context, input: { applicationId: string }): Promise<void> {
  requirePermission(ctx, "application:erase");
  const { db, storage } = ctx;
  const ofApplication = db
    .select({ id: uploads.id })
    .from(uploads)
    .where(eq(uploads.applicationId, input.applicationId));
  const parts = await db.select().from(uploadParts).where(inArray(uploadParts.uploadId, ofApplication));
  await removeParts(ctx, parts);
  await db.delete(uploads).where(eq(uploads.applicationId, input.applicationId));
  const files = await db.select().from(documents).where(eq(documents.applicationId, input.applicationId));
  for (const { id, storageKey } of files) {
    await storage.delete(storageKey);
    await db.delete(documents).where(eq(documents.id, id));
  }
  const attached = await db
    .select({ id: caseAttachments.id, storageKey: caseAttachments.storageKey })
    .from(caseAttachments)
    .where(eq(caseAttachments.applicationId, input.applicationId));
  for (const { id, storageKey } of attached) {
    await storage.delete(storageKey);
    await db.delete(caseAttachments).where(eq(caseAttachments.id, id));
  }
}
