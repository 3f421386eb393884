import { laidFiles } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";

/**
 * Puts sealed bytes into storage before the row that will name them, and notes that they lie there: whatever happens
 * next, a file that no row comes to name is found by `sweepLaidFiles`.
 */
export async function layFile(
  ctx: Pick<Context, "db" | "storage" | "now">,
  key: string,
  sealed: Uint8Array,
): Promise<void> {
  await changeByStatement(ctx, (db) =>
    db
      .insert(laidFiles)
      .values({ key, laidAt: ctx.now })
      .onConflictDoUpdate({ target: laidFiles.key, set: { laidAt: ctx.now } }),
  );
  await ctx.storage.put(key, sealed);
}
