import { PROPOSAL_TRANSITIONS } from "#server/domain/proposal-status.ts";
import type { Transitions } from "#server/domain/state-machine.ts";

export const LAID_STATUSES = ["pending_second", "published", "refused", "discarded"] as const;
export type LaidStatus = (typeof LAID_STATUSES)[number];

export const LAID_EVENTS = ["publish", "refuse", "discard"] as const;
export type LaidEvent = (typeof LAID_EVENTS)[number];

/** What is laid before a second person as soon as it is made: hours of the desk, and lists to screen names against. */
export const LAID_TRANSITIONS = {
  pending_second: PROPOSAL_TRANSITIONS.pending_second,
  published: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<LaidStatus, LaidEvent>;
