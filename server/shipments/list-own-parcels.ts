import { and, desc, eq, ne, or } from "drizzle-orm";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { type OwnParcel, ownParcel } from "#server/domain/shipments/views.ts";
import { tracesOf } from "./tracking/traces-of.ts";
import { shipmentRows, shipmentViewOf } from "./view-shipment.ts";

/** No merchant follows more at once. */
const NEWEST = 10;

/** One that has arrived is awaited no longer once its device does more than lie there. */
const IS_AWAITED = or(ne(shipments.status, "delivered"), eq(devices.status, "delivered"));

/** A merchant's newest parcels with their ways, for whoever waits for them. */
export async function listOwnParcels(
  ctx: Context,
  { merchantId }: { merchantId: string },
): Promise<OwnParcel[]> {
  requirePermission(ctx, "merchant:read_own");
  return read(ctx, async (db) => {
    const rows = await shipmentRows(db)
      .where(and(eq(merchants.id, merchantId), IS_AWAITED, ofVisibleMerchants(ctx, "merchant:read")))
      .orderBy(desc(shipments.createdAt))
      .limit(NEWEST);
    return Promise.all(
      rows.map(async (row) => ({
        ...shownAs(ownParcel, shipmentViewOf(row, ctx)),
        traces: await tracesOf(db, ctx, row.shipment.id),
      })),
    );
  });
}
