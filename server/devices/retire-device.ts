import type { Context } from "#server/context.ts";
import type { ChangeDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { changeDevice } from "./change-device.ts";

/** Takes a device out of use for good. */
export function retireDevice(ctx: Context, input: ChangeDeviceInput): Promise<DeviceView> {
  return changeDevice(ctx, input, "retire");
}
