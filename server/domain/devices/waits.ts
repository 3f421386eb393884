import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { DeviceStatus } from "./status.ts";

/** How long a device may be in each status that is no end, while no parcel has it. */
export const DEVICE_WAITS = {
  reserved: { holder: "logistics", days: 3 },
  delivered: { holder: "merchant", days: 14 },
  returning: { holder: "merchant", days: 20 },
  repair: { holder: "logistics", days: 30 },
} as const satisfies MoveRules<DeviceStatus>;
