import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { viewDevice } from "#server/devices/view-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { deviceVersionInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { closeTerminalOfDevice } from "./close-terminal-of-device.ts";

/** Gives a reserved device back to the stock; its terminal is closed. */
export async function releaseDevice(
  ctx: Context,
  input: z.infer<typeof deviceVersionInput>,
): Promise<DeviceView> {
  requirePermission(ctx, "device:write");
  const { deviceId, version } = input;
  return change(ctx, async (tx) => {
    await moveDevice(tx, ctx, { deviceId, event: "release", seenVersion: version, merchantId: null });
    await closeTerminalOfDevice(tx, ctx, { deviceId });
    return viewDevice(tx, deviceId);
  });
}
