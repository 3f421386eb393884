import { and, desc, eq } from "drizzle-orm";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OwnParcel } from "#server/domain/shipments/views.ts";
import { tracesOf } from "./traces-of.ts";
import { shipmentRows, shipmentViewOf } from "./view-shipment.ts";

/** No merchant follows more at once. */
const NEWEST = 10;

/** A merchant's newest parcels with their ways, for whoever waits for them. */
export async function listOwnParcels(
  ctx: Context,
  { merchantId }: { merchantId: string },
): Promise<OwnParcel[]> {
  requirePermission(ctx, "merchant:read_own");
  return read(ctx, async (db) => {
    const rows = await shipmentRows(db)
      .where(
        and(
          eq(shipments.merchantId, merchantId),
          ofVisibleMerchants(ctx, "merchant:read"),
          eq(merchants.id, merchantId),
        ),
      )
      .orderBy(desc(shipments.createdAt))
      .limit(NEWEST);
    return Promise.all(
      rows.map(async (row) => {
        const { id, status, serialNumber, modelCode, modelName, carrier, trackingNumber, ...view } =
          shipmentViewOf(row, ctx);
        const { shippedAt, deliveredAt, trackedState } = view;
        const traces = await tracesOf(db, ctx, id);
        return {
          id,
          status,
          serialNumber,
          modelCode,
          modelName,
          carrier,
          trackingNumber,
          shippedAt,
          deliveredAt,
          trackedState,
          traces,
        };
      }),
    );
  });
}
