import type { Context } from "#server/context.ts";
import type { ShelveDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { changeDevice } from "./change-device.ts";

/** Sends a device that is here to repair. */
export function sendDeviceToRepair(ctx: Context, input: ShelveDeviceInput): Promise<DeviceView> {
  return changeDevice(ctx, input, "send_to_repair");
}
