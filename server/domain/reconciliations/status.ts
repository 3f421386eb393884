import type { Transitions } from "../state-machine.ts";

export const RECONCILIATION_STATUSES = ["running", "finished", "failed"] as const;
export type ReconciliationStatus = (typeof RECONCILIATION_STATUSES)[number];
export const RECONCILIATION_EVENTS = ["finish", "fail", "start_again"] as const;
export type ReconciliationEvent = (typeof RECONCILIATION_EVENTS)[number];

/** The comparison of one Asia/Shanghai day with the gateway's statement of it; a day can be compared any number of times. */
export const RECONCILIATION_TRANSITIONS = {
  running: { finish: "finished", fail: "failed" },
  finished: { start_again: "running" },
  failed: { start_again: "running" },
} as const satisfies Transitions<ReconciliationStatus, ReconciliationEvent>;

export const DIFFERENCE_STATUSES = ["found", "owned", "pending_second", "resolved"] as const;
export type DifferenceStatus = (typeof DIFFERENCE_STATUSES)[number];
export const DIFFERENCE_EVENTS = ["own", "resolve", "propose", "refuse", "find_again"] as const;
export type DifferenceEvent = (typeof DIFFERENCE_EVENTS)[number];

/** One thing on which the portal and the gateway's statement differ. */
export const DIFFERENCE_TRANSITIONS = {
  found: { own: "owned", resolve: "resolved" },
  owned: { own: "owned", resolve: "resolved", propose: "pending_second" },
  pending_second: { resolve: "resolved", refuse: "owned" },
  resolved: { find_again: "found" },
} as const satisfies Transitions<DifferenceStatus, DifferenceEvent>;

/** Differences that somebody still has to see to. */
export const OPEN_DIFFERENCE_STATUSES = [
  "found",
  "owned",
  "pending_second",
] as const satisfies readonly DifferenceStatus[];
