import { and, inArray, lt, notInArray } from "drizzle-orm";
import { shipments, shipmentTraces } from "#db/schema/devices.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

/** So long after its end a parcel's way is kept, for whoever complains of the carrier. */
const KEPT_DAYS = 180;

/** Forgets the ways of parcels that ended long ago. */
export async function forgetTraces(ctx: Context): Promise<void> {
  requirePermission(ctx, "trace:forget");
  const past = daysBefore(ctx.now, KEPT_DAYS);
  await changeByStatement(ctx, (db) => {
    const ended = db
      .select({ id: shipments.id })
      .from(shipments)
      .where(and(notInArray(shipments.status, [...OPEN_SHIPMENT_STATUSES]), lt(shipments.since, past)));
    return db
      .delete(shipmentTraces)
      .where(and(lt(shipmentTraces.toldAt, past), inArray(shipmentTraces.shipmentId, ended)));
  });
}
