import { and, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listMerchantsInput, merchantIdInput } from "#server/domain/merchants/inputs.ts";
import type { MerchantView, merchantPage } from "#server/domain/merchants/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { loadMerchant } from "./load-merchant.ts";

const KEYSET: Keyset = { at: merchants.createdAt, id: merchants.id, first: "newest" };

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

export async function getMerchant(
  ctx: Context,
  input: z.infer<typeof merchantIdInput>,
): Promise<MerchantView> {
  requirePermission(
    ctx,
    isPermitted(ctx.actor.roles, "merchant:read") ? "merchant:read" : "merchant:read_own",
  );
  const [view] = await read(ctx, async (db) =>
    withStores(db, [await loadMerchant(db, ctx, input.merchantId)]),
  );
  if (view === undefined) throw new Error("One row makes one view");
  return view;
}

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
  const page = pageOf(rows, (row) => ({ at: row.createdAt, id: row.id }));
  return {
    items: await read(ctx, (db) => withStores(db, page.items)),
    nextCursor: page.nextCursor,
  };
}

async function withStores(reader: Reader, rows: (typeof merchants.$inferSelect)[]): Promise<MerchantView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const places = await reader.select().from(stores).where(inArray(stores.merchantId, ids));
  return rows.map(({ ownerId: _owner, version: _version, ...merchant }) => ({
    ...merchant,
    createdAt: merchant.createdAt.toISOString(),
    stores: places
      .filter((place) => place.merchantId === merchant.id)
      .map(({ id, name, mcc, provinceCode, cityCode, districtCode, street }) => ({
        id,
        name,
        mcc,
        provinceCode,
        cityCode,
        districtCode,
        street,
      })),
  }));
}
