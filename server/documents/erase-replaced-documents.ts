import { eq, lte } from "drizzle-orm";
import { documents, uploads } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { REPLACED_KEPT_MS } from "#server/domain/documents/retention.ts";

const BATCH = 200;

/** Erases documents that were replaced long enough ago, each file before the row that names it. Returns how many went. */
export async function eraseReplacedDocuments(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:erase");
  const due = await read(ctx, (db) =>
    db
      .select({ id: documents.id, storageKey: documents.storageKey })
      .from(documents)
      .where(lte(documents.replacedAt, new Date(ctx.now.getTime() - REPLACED_KEPT_MS)))
      .limit(BATCH),
  );
  for (const { id, storageKey } of due) {
    await ctx.storage.delete(storageKey);
    await change(ctx, async (tx) => {
      await tx.delete(uploads).where(eq(uploads.documentId, id));
      await tx.delete(documents).where(eq(documents.id, id));
    });
  }
  return due.length;
}
