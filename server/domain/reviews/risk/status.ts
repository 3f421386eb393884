import { PROPOSAL_TRANSITIONS } from "#server/domain/proposal-status.ts";
import type { Transitions } from "#server/domain/state-machine.ts";

export const RULE_SET_STATUSES = ["draft", "pending_second", "published", "refused", "discarded"] as const;
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number];

export const RULE_SET_EVENTS = ["propose", "publish", "refuse", "discard"] as const;
export type RuleSetEvent = (typeof RULE_SET_EVENTS)[number];

/** The life of a set of risk rules; the last that was published is in force, and a change is another set. */
export const RULE_SET_TRANSITIONS = {
  ...PROPOSAL_TRANSITIONS,
  published: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<RuleSetStatus, RuleSetEvent>;
