import { and } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listMerchantsInput } from "#server/domain/merchants/inputs.ts";
import type { merchantPage } from "#server/domain/merchants/views.ts";
import { withStores } from "./with-stores.ts";

const KEYSET: Keyset = { at: merchants.createdAt, id: merchants.id, first: "newest" };

/** All merchants, newest first. */
export async function listMerchants(
  ctx: Context,
  input: z.infer<typeof listMerchantsInput>,
): Promise<z.infer<typeof merchantPage>> {
  requirePermission(ctx, "merchant:read");
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(merchants)
      .where(
        and(
          containsText([merchants.name, merchants.number], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const page = pageOf(
    rows,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row,
  );
  return { ...page, items: await read(ctx, (db) => withStores(db, page.items)) };
}
