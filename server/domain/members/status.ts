import { eventsFrom, type Transitions } from "#server/domain/state-machine.ts";

export const MEMBER_STATUSES = ["invited", "active", "declined", "lapsed", "removed"] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const MEMBER_EVENTS = ["accept", "decline", "lapse", "remove"] as const;
export type MemberEvent = (typeof MEMBER_EVENTS)[number];

/** The owner invites, whoever is invited answers in time, and the owner ends it when they like. */
export const MEMBER_TRANSITIONS = {
  invited: { accept: "active", decline: "declined", lapse: "lapsed", remove: "removed" },
  active: { remove: "removed" },
  declined: {},
  lapsed: {},
  removed: {},
} as const satisfies Transitions<MemberStatus, MemberEvent>;

/** Those whose number is kept; one member of a number at a merchant. */
export const OPEN_MEMBER_STATUSES = MEMBER_STATUSES.filter(
  (status) => eventsFrom<MemberStatus, MemberEvent>(MEMBER_TRANSITIONS, status).length > 0,
);
