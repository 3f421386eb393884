import { eq, isNotNull } from "drizzle-orm";
import { shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ShipmentCounts } from "#server/domain/shipments/awaiting.ts";
import { awaitingMerchants } from "./awaiting-merchants.ts";
import { overdueParcels } from "./overdue-parcels.ts";

/** How much work lies at each step of logistics' desk. */
export async function countShipments(ctx: Context): Promise<ShipmentCounts> {
  requirePermission(ctx, "shipment:read");
  return read(ctx, async (db) => ({
    awaiting: await db.$count(merchants, awaitingMerchants(db)),
    pending: await db.$count(shipments, eq(shipments.status, "pending")),
    ready: await db.$count(shipments, eq(shipments.status, "ready")),
    attention: await db.$count(shipments, isNotNull(shipments.attention)),
    overdue: await db.$count(shipments, overdueParcels(ctx.now)),
  }));
}
