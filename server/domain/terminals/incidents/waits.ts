import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { IncidentKind } from "./status.ts";

/** How long an incident may stay open before somebody has to have looked into it. */
export const INCIDENT_WAITS = {
  far_from_store: { holder: "logistics", days: 3 },
  config_drift: { holder: "logistics", days: 2 },
  unknown_version: { holder: "logistics", days: 2 },
} as const satisfies MoveRules<IncidentKind>;
