import type { Transitions } from "#server/domain/state-machine.ts";

export const PERSON_STATUSES = ["invited", "active", "disabled"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const PERSON_EVENTS = ["renew", "accept", "disable", "enable", "invite_anew"] as const;
export type PersonEvent = (typeof PERSON_EVENTS)[number];

/** Staff are invited; applicants are active from their first sign-in on. Whoever is disabled is kept, for the record. */
export const PERSON_TRANSITIONS = {
  invited: { renew: "invited", accept: "active", disable: "disabled" },
  active: { disable: "disabled" },
  disabled: { enable: "active", invite_anew: "invited" },
} as const satisfies Transitions<PersonStatus, PersonEvent>;
