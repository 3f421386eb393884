import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listDevicesInput } from "#server/domain/devices/inputs.ts";
import { eventsByHand } from "#server/domain/devices/status.ts";
import type { DeviceView, devicePage, stockLine } from "#server/domain/devices/views.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

const KEYSET: Keyset = { at: devices.receivedAt, id: devices.id, first: "oldest" };

export async function listDevices(
  ctx: Context,
  input: z.infer<typeof listDevicesInput>,
): Promise<z.infer<typeof devicePage>> {
  requirePermission(ctx, "device:read");
  const rows = await read(ctx, (db) =>
    deviceRows(db)
      .where(
        and(
          input.status === undefined ? undefined : eq(devices.status, input.status),
          input.modelCode === undefined ? undefined : eq(devices.modelCode, input.modelCode),
          input.serialNumber === undefined ? undefined : eq(devices.serialNumber, input.serialNumber),
          input.merchantId === undefined ? undefined : eq(devices.merchantId, input.merchantId),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const page = pageOf(rows, ({ device }) => ({ at: device.receivedAt, id: device.id }));
  return {
    items: page.items.map(deviceViewOf),
    nextCursor: page.nextCursor,
  };
}

/** Stock by model and status. */
export async function countStock(ctx: Context): Promise<z.infer<typeof stockLine>[]> {
  requirePermission(ctx, "device:read");
  const models = await read(ctx, (db) => db.select().from(deviceModels).orderBy(asc(deviceModels.code)));
  const counts = await read(ctx, (db) =>
    db
      .select({ modelCode: devices.modelCode, status: devices.status, count: sql<number>`count(*)::int` })
      .from(devices)
      .groupBy(devices.modelCode, devices.status),
  );
  return models.map((model) => ({
    modelCode: model.code,
    modelName: model.name,
    product: model.product,
    counts: Object.fromEntries(
      counts.filter((row) => row.modelCode === model.code).map((row) => [row.status, row.count]),
    ),
  }));
}

/** Devices with model, merchant and open terminal, for lists and single reads. */
export function deviceRows(reader: Reader) {
  return reader
    .select({
      device: devices,
      modelName: deviceModels.name,
      merchantName: merchants.name,
      terminalId: terminals.id,
      openShipmentId: shipments.id,
    })
    .from(devices)
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
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
}): DeviceView {
  return {
    ...row.device,
    modelName: row.modelName,
    merchantName: row.merchantName,
    terminalId: row.terminalId,
    openShipmentId: row.openShipmentId,
    receivedAt: row.device.receivedAt.toISOString(),
    events: eventsByHand(row.device.status, row.openShipmentId),
  };
}
