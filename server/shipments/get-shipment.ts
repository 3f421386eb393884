import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ParcelFile } from "#server/domain/shipments/views.ts";
import { tracesOf } from "./tracking/traces-of.ts";
import { viewShipment } from "./view-shipment.ts";

/** One parcel with its whole way. */
export async function getShipment(ctx: Context, { shipmentId }: { shipmentId: string }): Promise<ParcelFile> {
  requirePermission(ctx, "shipment:read");
  return read(ctx, async (db) => ({
    ...(await viewShipment(db, ctx, shipmentId)),
    traces: await tracesOf(db, ctx, shipmentId),
  }));
}
