import { and, eq, lte, notInArray } from "drizzle-orm";
import { claimPhotos, claims } from "#db/schema/claims.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { PHOTOS_KEPT_DAYS } from "#server/domain/claims/photos.ts";
import { OPEN_CLAIM_STATUSES } from "#server/domain/claims/status.ts";

const BATCH = 200;

/** Erases photos of claims that were over long ago, each file before the row that names it. Returns how many went. */
export async function forgetClaimPhotos(ctx: Context): Promise<number> {
  requirePermission(ctx, "trace:forget");
  const due = await read(ctx, (db) =>
    db
      .select({ id: claimPhotos.id, storageKey: claimPhotos.storageKey })
      .from(claimPhotos)
      .innerJoin(claims, eq(claims.id, claimPhotos.claimId))
      .where(
        and(
          notInArray(claims.status, OPEN_CLAIM_STATUSES),
          lte(claims.since, daysBefore(ctx.now, PHOTOS_KEPT_DAYS)),
        ),
      )
      .limit(BATCH),
  );
  for (const { id, storageKey } of due) {
    await ctx.storage.delete(storageKey);
    await changeByStatement(ctx, (db) => db.delete(claimPhotos).where(eq(claimPhotos.id, id)));
  }
  return due.length;
}
