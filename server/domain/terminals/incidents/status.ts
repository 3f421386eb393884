import type { Transitions } from "#server/domain/state-machine.ts";

/** What can be odd about a terminal that goes on working. */
export const INCIDENT_KINDS = ["far_from_store", "config_drift", "unknown_version"] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_STATUSES = ["open", "resolved", "dismissed"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** `resolve`: its cause has ended; `dismiss`: there was none. */
export const INCIDENT_EVENTS = ["resolve", "dismiss"] as const;
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number];

/** If the cause comes again, that is an incident of its own. */
export const INCIDENT_TRANSITIONS = {
  open: { resolve: "resolved", dismiss: "dismissed" },
  resolved: {},
  dismissed: {},
} as const satisfies Transitions<IncidentStatus, IncidentEvent>;
