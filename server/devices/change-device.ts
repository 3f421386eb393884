import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ShelveDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceEventByHand } from "#server/domain/devices/status.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { moveDevice } from "./move-device.ts";
import { viewDevice } from "./view-device.ts";

/** How staff move a device that is nobody's any more: whoever had it is not bound to it from then on. */
export async function changeDevice(
  ctx: Context,
  { deviceId, version, reason, warehouseId }: ShelveDeviceInput,
  event: Exclude<DeviceEventByHand, "report_lost">,
): Promise<DeviceView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    await moveDevice(tx, ctx, {
      deviceId,
      event,
      seenVersion: version,
      reason,
      merchantId: null,
      warehouseId,
    });
    return viewDevice(tx, deviceId);
  });
}
