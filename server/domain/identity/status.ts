import { PROPOSAL_TRANSITIONS } from "#server/domain/proposal-status.ts";
import type { Transitions } from "#server/domain/state-machine.ts";

export const PERSON_STATUSES = ["invited", "active", "disabled"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const PERSON_EVENTS = ["renew", "accept", "disable", "enable"] as const;
export type PersonEvent = (typeof PERSON_EVENTS)[number];

/** Staff are invited; applicants are active from their first sign-in on. Whoever is disabled is kept, for the record. */
export const PERSON_TRANSITIONS = {
  invited: { renew: "invited", accept: "active", disable: "disabled" },
  active: { disable: "disabled" },
  disabled: { enable: "active" },
} as const satisfies Transitions<PersonStatus, PersonEvent>;

export const ROLE_CHANGE_STATUSES = ["pending_second", "published", "refused", "discarded"] as const;
export type RoleChangeStatus = (typeof ROLE_CHANGE_STATUSES)[number];

export const ROLE_CHANGE_EVENTS = ["publish", "refuse", "discard"] as const;
export type RoleChangeEvent = (typeof ROLE_CHANGE_EVENTS)[number];

/** Other roles for somebody, which move money or prices: laid before a second person as soon as they are asked for. */
export const ROLE_CHANGE_TRANSITIONS = {
  pending_second: PROPOSAL_TRANSITIONS.pending_second,
  published: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<RoleChangeStatus, RoleChangeEvent>;
