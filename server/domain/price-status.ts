import { type Decision, isDecision, PROPOSAL_TRANSITIONS } from "./proposal-status.ts";
import { eventsFrom, type Transitions } from "./state-machine.ts";

export const PRICE_STATUSES = [
  "draft",
  "pending_second",
  "published",
  "withdrawn",
  "refused",
  "discarded",
] as const;
export type PriceStatus = (typeof PRICE_STATUSES)[number];

export const PRICE_EVENTS = ["propose", "publish", "refuse", "withdraw", "discard"] as const;
export type PriceEvent = (typeof PRICE_EVENTS)[number];

/**
 * The life of a rate card and of a model's price. A published one never changes, a change is a new one: it is
 * scheduled, in force or over by its date alone, and only one that has not begun may be withdrawn.
 */
export const PRICE_TRANSITIONS = {
  ...PROPOSAL_TRANSITIONS,
  published: { withdraw: "withdrawn" },
  withdrawn: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<PriceStatus, PriceEvent>;

/** What its maker may do with a price now; whoever decides on it does so beside the evidence. */
export function stepsOfMaker(status: PriceStatus, begun: boolean): Exclude<PriceEvent, Decision>[] {
  const events: PriceEvent[] = eventsFrom(PRICE_TRANSITIONS, status);
  return events.filter((event) => !isDecision(event)).filter((event) => event !== "withdraw" || !begun);
}
