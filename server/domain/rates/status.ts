import type { Transitions } from "../state-machine.ts";

export const RATE_CARD_STATUSES = ["draft", "published", "withdrawn", "discarded"] as const;
export type RateCardStatus = (typeof RATE_CARD_STATUSES)[number];

export const RATE_CARD_EVENTS = ["publish", "withdraw", "discard"] as const;
export type RateCardEvent = (typeof RATE_CARD_EVENTS)[number];

/** A published card is immutable; a change is a new version. Only one that has not begun may be withdrawn. */
export const RATE_CARD_TRANSITIONS = {
  draft: { publish: "published", discard: "discarded" },
  published: { withdraw: "withdrawn" },
  withdrawn: {},
  discarded: {},
} as const satisfies Transitions<RateCardStatus, RateCardEvent>;
