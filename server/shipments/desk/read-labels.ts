import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { devices, shipments } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { change } from "#server/changes/change.ts";
import { recordAudits } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ParcelLabel, ParcelLabels } from "#server/domain/shipments/label.ts";
import { recipientOf, shipmentRows } from "../view-shipment.ts";

/**
 * Labels with whole addresses and numbers, to be printed; each look at one is written down. Parcels that are none are
 * left out.
 */
export async function readLabels(
  ctx: Context,
  { shipmentIds }: { shipmentIds: readonly string[] },
): Promise<ParcelLabels> {
  requirePermission(ctx, "shipment:write");
  const labels = await change(ctx, async (tx) => {
    const rows = await shipmentRows(tx)
      .where(inArray(shipments.id, [...shipmentIds]))
      .orderBy(asc(devices.modelCode), asc(devices.serialNumber));
    const known = await tx
      .select({ deviceId: devices.id, terminalNumber: terminals.number, warehouseName: warehouses.name })
      .from(devices)
      .leftJoin(terminals, and(eq(terminals.deviceId, devices.id), ne(terminals.status, "closed")))
      .leftJoin(warehouses, eq(warehouses.id, devices.warehouseId))
      .where(
        inArray(
          devices.id,
          rows.map(({ shipment }) => shipment.deviceId),
        ),
      );
    const byDevice = new Map(known.map((row) => [row.deviceId, row]));
    await recordAudits(
      tx,
      rows.map(({ shipment: { id } }) => ({
        ctx,
        record: { action: "shipment.read_label" as const, subjectType: "shipment" as const, subjectId: id },
      })),
    );
    return rows.map(({ shipment, serialNumber, modelCode, modelName, merchantName }): ParcelLabel => {
      const { id: shipmentId, status, carrier, trackingNumber, deviceId } = shipment;
      const names = { serialNumber, modelCode, modelName, merchantName };
      const { terminalNumber = null, warehouseName = null } = byDevice.get(deviceId) ?? {};
      return {
        shipmentId,
        status,
        ...names,
        terminalNumber,
        warehouseName,
        recipient: recipientOf(ctx, shipment),
        carrier,
        trackingNumber,
      };
    });
  });
  return { labels, activateAt: `${ctx.addresses.portal}/merchant?tab=terminals` };
}
