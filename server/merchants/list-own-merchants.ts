import { desc, eq } from "drizzle-orm";
import { PAGE_ROWS } from "#db/keyset.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { withStores } from "./with-stores.ts";

/** The merchants of the signed-in owner. */
export async function listOwnMerchants(ctx: Context): Promise<MerchantView[]> {
  requirePermission(ctx, "merchant:read_own");
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(merchants)
      .where(eq(merchants.ownerId, ctx.actor.id))
      .orderBy(desc(merchants.createdAt))
      .limit(PAGE_ROWS),
  );
  return read(ctx, (db) => withStores(db, rows));
}
