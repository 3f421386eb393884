import { desc, eq, like } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";

/** Parcels whose tracking number begins like this, the newest first. */
export async function findShipments(reader: Reader, _ctx: Context, { number }: Sought): Promise<Found[]> {
  if (number === null) return [];
  const rows = await reader
    .select({
      id: shipments.id,
      name: merchants.name,
      number: shipments.trackingNumber,
      status: shipments.status,
    })
    .from(shipments)
    .innerJoin(merchants, eq(merchants.id, shipments.merchantId))
    .where(like(shipments.trackingNumber, `${number}%`))
    .orderBy(desc(shipments.createdAt))
    .limit(MOST_FOUND);
  return rows.map((row) => ({ ...row, kind: "shipment" }));
}
