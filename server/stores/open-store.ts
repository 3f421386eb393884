import { count, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { viewStore } from "#server/domain/merchants/view-store.ts";
import type { StoreView } from "#server/domain/merchants/views.ts";
import { MOST_STORES, type OpenStoreInput } from "#server/domain/stores/inputs.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";

/** Another store of a merchant that there is; its terminals are moved or sent there. One name a merchant, so that nobody confuses two. */
export async function openStore(ctx: Context, input: OpenStoreInput): Promise<StoreView> {
  requirePermission(ctx, "store:write");
  const { merchantId, ...place } = input;
  return change(ctx, async (tx) => {
    const merchant = await loadMerchant(tx, ctx, merchantId);
    await requireRoom(tx, merchant.id);
    const id = makeId("store", ctx.randomBytes);
    const [store] = await tx
      .insert(stores)
      .values({ ...place, id, merchantId: merchant.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (store === undefined)
      throw new DomainError("conflict", "store_exists", "This merchant has a store of this name already.");
    await recordAudit(tx, ctx, {
      action: "store.open",
      subjectType: "store",
      subjectId: id,
      after: { merchantId: merchant.id, mcc: store.mcc, districtCode: store.districtCode },
    });
    return viewStore(store);
  });
}

/** Whoever opens one at the same time waits, and then counts this one, too. */
async function requireRoom(tx: Transaction, merchantId: string): Promise<void> {
  await tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.id, merchantId)).for("update");
  const [row] = await tx.select({ open: count() }).from(stores).where(eq(stores.merchantId, merchantId));
  if ((row?.open ?? 0) < MOST_STORES) return;
  throw new DomainError(
    "limit_reached",
    "too_many_stores",
    "This merchant has as many stores as one can have.",
    { most: MOST_STORES },
  );
}
