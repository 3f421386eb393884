import { and, eq, exists, lte, or, sql } from "drizzle-orm";
import { documents, uploadParts } from "#db/schema/applications.ts";
import { claimPhotos } from "#db/schema/claims.ts";
import { vouchers } from "#db/schema/payments.ts";
import { laidFiles } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";

const BATCH = 500;
/** Long after every request that could still name it has ended. */
const NAMED_WITHIN_MS = HOUR_MS;

/** Removes files that no row names: those of refused, raced and killed requests. Returns how many went. */
export async function sweepLaidFiles(ctx: Context): Promise<number> {
  requirePermission(ctx, "upload:sweep");
  const laid = await read(ctx, (db) => {
    const names = (table: typeof documents | typeof uploadParts | typeof vouchers | typeof claimPhotos) => {
      const column = "storageKey" in table ? table.storageKey : table.signatureKey;
      return exists(db.select({ one: sql`1` }).from(table).where(eq(column, laidFiles.key)));
    };
    const named = or(names(documents), names(uploadParts), names(vouchers), names(claimPhotos));
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
