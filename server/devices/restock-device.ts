import type { Context } from "#server/context.ts";
import type { ShelveDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { changeDevice } from "./change-device.ts";

/** Puts a device that came back, was repaired or was found into stock again. */
export function restockDevice(ctx: Context, input: ShelveDeviceInput): Promise<DeviceView> {
  return changeDevice(ctx, input, "restock");
}
