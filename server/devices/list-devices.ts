import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { overdue } from "#db/overdue.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listDevicesInput } from "#server/domain/devices/inputs.ts";
import type { devicePage } from "#server/domain/devices/views.ts";
import { DEVICE_WAITS } from "#server/domain/devices/waits.ts";
import { deviceRows, deviceViewOf } from "./device-rows.ts";

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
          input.warehouseId === undefined ? undefined : eq(devices.warehouseId, input.warehouseId),
          input.overdue === true
            ? and(isNull(shipments.id), overdue(devices, DEVICE_WAITS, ctx.now))
            : undefined,
          input.merchantId === undefined ? undefined : eq(devices.merchantId, input.merchantId),
          containsText([devices.serialNumber, merchants.name], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(rows, ({ device }) => ({ at: device.receivedAt, id: device.id }), deviceViewOf);
}
