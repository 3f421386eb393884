import { and, eq, exists, lte, or, sql } from "drizzle-orm";
import { documents, uploadParts } from "#db/schema/applications.ts";
import { claimPhotos } from "#db/schema/claims.ts";
import { caseAttachments } from "#db/schema/desk.ts";
import { vouchers } from "#db/schema/payments.ts";
import { laidFiles } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";

const BATCH = 500;
/** Every column by which a row names a file. */
const NAMING = [
  documents.storageKey,
  uploadParts.storageKey,
  vouchers.signatureKey,
  claimPhotos.storageKey,
  caseAttachments.storageKey,
];
/** Long after every request that could still name it has ended. */
const NAMED_WITHIN_MS = HOUR_MS;

/** Removes files that no row names: those of refused, raced and killed requests. Returns how many went. */
export async function sweepLaidFiles(ctx: Context): Promise<number> {
  requirePermission(ctx, "upload:sweep");
  const laid = await read(ctx, (db) => {
    const named = or(
      ...NAMING.map((column) =>
        exists(db.select({ one: sql`1` }).from(column.table).where(eq(column, laidFiles.key))),
      ),
    );
    return db
      .select({ key: laidFiles.key, named: sql<boolean>`${named}` })
      .from(laidFiles)
      .where(and(lte(laidFiles.laidAt, new Date(ctx.now.getTime() - NAMED_WITHIN_MS))))
      .limit(BATCH);
  });
  for (const { key, named } of laid) {
    // The file before its note, so that a crash leaves nothing behind that nobody knows of.
    if (!named) await ctx.storage.delete(key);
    await changeByStatement(ctx, (db) => db.delete(laidFiles).where(eq(laidFiles.key, key)));
  }
  return laid.filter(({ named }) => !named).length;
}
