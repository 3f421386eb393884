import { eventsFrom, type Transitions } from "#server/domain/state-machine.ts";

export const OPERATOR_STATUSES = ["requested", "active", "blocked", "refused", "lapsed", "removed"] as const;
export type OperatorStatus = (typeof OPERATOR_STATUSES)[number];

export const OPERATOR_EVENTS = ["admit", "refuse", "lapse", "block", "unblock", "remove"] as const;
export type OperatorEvent = (typeof OPERATOR_EVENTS)[number];

/** The owner says who works at the terminals; who is not answered in time has to ask again. */
export const OPERATOR_TRANSITIONS = {
  requested: { admit: "active", refuse: "refused", lapse: "lapsed" },
  active: { block: "blocked", remove: "removed" },
  blocked: { unblock: "active", remove: "removed" },
  refused: {},
  lapsed: {},
  removed: {},
} as const satisfies Transitions<OperatorStatus, OperatorEvent>;

/** Those whose number is kept; one operator of a number at a merchant. */
export const OPEN_OPERATOR_STATUSES = OPERATOR_STATUSES.filter(
  (status) => eventsFrom<OperatorStatus, OperatorEvent>(OPERATOR_TRANSITIONS, status).length > 0,
);

/** What an owner does, in the order of the buttons. */
export function ownersActs(status: OperatorStatus): Exclude<OperatorEvent, "lapse">[] {
  return eventsFrom<OperatorStatus, OperatorEvent>(OPERATOR_TRANSITIONS, status).filter(
    (event) => event !== "lapse",
  );
}
