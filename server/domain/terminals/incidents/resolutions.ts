import type { TerminalStatus } from "../status.ts";
import type { IncidentEvent, IncidentKind } from "./status.ts";

interface Ending {
  event: IncidentEvent;
  kinds: readonly IncidentKind[];
}

/** How staff end an incident, each with a reason. */
export const BY_STAFF = {
  moved: { event: "resolve", kinds: ["far_from_store"] },
  position_corrected: { event: "resolve", kinds: ["far_from_store"] },
  brought_back: { event: "resolve", kinds: ["far_from_store"] },
  false_position: { event: "dismiss", kinds: ["far_from_store"] },
  explained: { event: "dismiss", kinds: ["config_drift", "unknown_version"] },
  suspended: { event: "resolve", kinds: ["far_from_store", "config_drift", "unknown_version"] },
} as const satisfies Record<string, Ending>;
export type ByStaff = keyof typeof BY_STAFF;

/** What ends an incident without anybody's word about it. */
export const BY_ITSELF = ["cause_ended", "device_replaced", "terminal_closed"] as const;
export type ByItself = (typeof BY_ITSELF)[number];

export type Resolution = ByStaff | ByItself;
export const RESOLUTIONS: readonly Resolution[] = [...(Object.keys(BY_STAFF) as ByStaff[]), ...BY_ITSELF];

/** The ways to end an open incident of a kind; a terminal that never worked cannot be stopped. */
export function resolutionsFor(kind: IncidentKind, terminal: TerminalStatus): ByStaff[] {
  const fits = (name: ByStaff) => (BY_STAFF[name].kinds as readonly IncidentKind[]).includes(kind);
  const canStop = terminal === "active" || terminal === "suspended";
  return (Object.keys(BY_STAFF) as ByStaff[]).filter(
    (name) => fits(name) && (name !== "suspended" || canStop),
  );
}
