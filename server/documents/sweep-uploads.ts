import { and, eq, isNotNull, isNull, lte, notExists } from "drizzle-orm";
import { uploadParts, uploads } from "#db/schema/applications.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { removeParts } from "./upload-rows.ts";

const BATCH = 500;

/**
 * Ends uploads that were not finished in time and removes the bytes of every ended one. Returns how many parts went.
 */
export async function sweepUploads(ctx: Context): Promise<number> {
  requirePermission(ctx, "upload:sweep");
  const expired = lte(uploads.expiresAt, ctx.now);
  await changeByStatement(ctx, (db) =>
    db
      .update(uploads)
      .set({ endedAt: ctx.now })
      .where(and(isNull(uploads.endedAt), expired)),
  );
  const parts = await read(ctx, (db) =>
    db
      .select({ storageKey: uploadParts.storageKey })
      .from(uploadParts)
      .innerJoin(uploads, eq(uploads.id, uploadParts.uploadId))
      .where(isNotNull(uploads.endedAt))
      .limit(BATCH),
  );
  await removeParts(ctx, parts);
  await changeByStatement(ctx, (db) => {
    const left = db
      .select({ id: uploadParts.uploadId })
      .from(uploadParts)
      .where(eq(uploadParts.uploadId, uploads.id));
    return db.delete(uploads).where(and(expired, notExists(left)));
  });
  return parts.length;
}
