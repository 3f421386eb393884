import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { ClaimStatus } from "./status.ts";

/** How long a claim may have each status that is no end. */
export const CLAIM_WAITS = {
  opened: { holder: "logistics", days: 2 },
  quoted: { holder: "merchant", days: 7 },
  awaiting_device: { holder: "merchant", days: 14 },
  in_repair: { holder: "logistics", days: 30 },
  sent_back: { holder: "merchant", days: 10 },
  replacing: { holder: "logistics", days: 3 },
  replacement_underway: { holder: "carrier", days: 10 },
  awaiting_return: { holder: "merchant", days: 14 },
} as const satisfies MoveRules<ClaimStatus>;
