import { asc, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { type merchants, stores } from "#db/schema/merchants.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { viewStore } from "#server/domain/merchants/view-store.ts";
import { type MerchantView, merchantView } from "#server/domain/merchants/views.ts";

export async function withStores(
  reader: Reader,
  rows: (typeof merchants.$inferSelect)[],
): Promise<MerchantView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const places = await reader
    .select()
    .from(stores)
    .where(inArray(stores.merchantId, ids))
    .orderBy(asc(stores.createdAt), asc(stores.id));
  return rows.map((merchant) => ({
    ...shownAs(merchantView, merchant),
    createdAt: merchant.createdAt.toISOString(),
    stores: places.filter((place) => place.merchantId === merchant.id).map(viewStore),
  }));
}
