import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { ShipmentStatus } from "./status.ts";

/** How long a parcel may be in each open status. */
export const SHIPMENT_WAITS = {
  pending: { holder: "logistics", days: 2 },
  ready: { holder: "logistics", days: 1 },
  shipped: { holder: "carrier", days: 10 },
  returning: { holder: "carrier", days: 15 },
} as const satisfies MoveRules<ShipmentStatus>;
