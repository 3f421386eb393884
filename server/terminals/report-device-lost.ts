import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { viewDevice } from "#server/devices/view-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ChangeDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { closeTerminalOfDevice } from "./close-terminal-of-device.ts";

/** A device that nobody can find: its terminal is closed, so that whoever finds it cannot use it. */
export async function reportDeviceLost(
  ctx: Context,
  { deviceId, version, reason }: ChangeDeviceInput,
): Promise<DeviceView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    await moveDevice(tx, ctx, { deviceId, event: "report_lost", seenVersion: version, reason });
    await closeTerminalOfDevice(tx, ctx, { deviceId, reason });
    return viewDevice(tx, deviceId);
  });
}
