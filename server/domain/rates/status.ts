import type { Transitions } from "../state-machine.ts";

export const RATE_CARD_STATUSES = [
  "draft",
  "pending_second",
  "published",
  "withdrawn",
  "refused",
  "discarded",
] as const;
export type RateCardStatus = (typeof RATE_CARD_STATUSES)[number];

export const RATE_CARD_EVENTS = ["propose", "publish", "refuse", "withdraw", "discard"] as const;
export type RateCardEvent = (typeof RATE_CARD_EVENTS)[number];

/**
 * A card is proposed by one person and put in force by another. A published card is immutable; a change is a new
 * version. Only one that has not begun may be withdrawn.
 */
export const RATE_CARD_TRANSITIONS = {
  draft: { propose: "pending_second", discard: "discarded" },
  pending_second: { publish: "published", refuse: "refused", discard: "discarded" },
  published: { withdraw: "withdrawn" },
  withdrawn: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<RateCardStatus, RateCardEvent>;
