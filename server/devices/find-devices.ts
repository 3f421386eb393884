import { asc, like } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";
import { deviceRows } from "./device-rows.ts";

/** Devices whose serial number begins like this. */
export async function findDevices(reader: Reader, _ctx: Context, { number }: Sought): Promise<Found[]> {
  if (number === null) return [];
  const rows = await deviceRows(reader)
    .where(like(devices.serialNumber, `${number}%`))
    .orderBy(asc(devices.serialNumber))
    .limit(MOST_FOUND);
  return rows.map(({ device, modelName }) => ({
    kind: "device",
    id: device.id,
    name: modelName,
    number: device.serialNumber,
    status: device.status,
  }));
}
