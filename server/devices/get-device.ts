import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { deviceIdInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { viewDevice } from "./view-device.ts";

/** One device as staff see it. */
export async function getDevice(ctx: Context, input: z.infer<typeof deviceIdInput>): Promise<DeviceView> {
  requirePermission(ctx, "device:read");
  return read(ctx, (db) => viewDevice(db, input.deviceId));
}
