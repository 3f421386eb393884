import { and, eq, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { eventsByHand } from "#server/domain/devices/status.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DEVICE_WAITS } from "#server/domain/devices/waits.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

/** Devices with model, merchant and open terminal, for lists and single reads. */
export function deviceRows(reader: Reader) {
  return reader
    .select({
      device: devices,
      modelName: deviceModels.name,
      merchantName: merchants.name,
      terminalId: terminals.id,
      openShipmentId: shipments.id,
      warehouseName: warehouses.name,
    })
    .from(devices)
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .leftJoin(warehouses, eq(warehouses.id, devices.warehouseId))
    .leftJoin(merchants, eq(merchants.id, devices.merchantId))
    .leftJoin(terminals, and(eq(terminals.deviceId, devices.id), ne(terminals.status, "closed")))
    .leftJoin(
      shipments,
      and(eq(shipments.deviceId, devices.id), inArray(shipments.status, OPEN_SHIPMENT_STATUSES)),
    );
}

export function deviceViewOf(row: {
  device: typeof devices.$inferSelect;
  modelName: string;
  merchantName: string | null;
  terminalId: string | null;
  openShipmentId: string | null;
  warehouseName: string | null;
}): DeviceView {
  // In which delivery it came is the receiving room's business.
  const { intakeId: _delivery, since, ...device } = row.device;
  return {
    ...device,
    modelName: row.modelName,
    merchantName: row.merchantName,
    terminalId: row.terminalId,
    openShipmentId: row.openShipmentId,
    warehouseName: row.warehouseName,
    receivedAt: device.receivedAt.toISOString(),
    events: eventsByHand(device.status, row.openShipmentId),
    wait: row.openShipmentId === null ? moveWaitOf(DEVICE_WAITS, device.status, since) : null,
  };
}
