import type { Transitions } from "../state-machine.ts";

export const RATE_CARD_STATUSES = ["draft", "published", "discarded"] as const;
export type RateCardStatus = (typeof RATE_CARD_STATUSES)[number];

export const RATE_CARD_EVENTS = ["publish", "discard"] as const;
export type RateCardEvent = (typeof RATE_CARD_EVENTS)[number];

/** A published card is immutable; a change is a new version. */
export const RATE_CARD_TRANSITIONS = {
  draft: { publish: "published", discard: "discarded" },
  published: {},
  discarded: {},
} as const satisfies Transitions<RateCardStatus, RateCardEvent>;

export const RATE_CARD_LEVELS = ["platform", "product", "merchant", "terminal"] as const;
export type RateCardLevel = (typeof RATE_CARD_LEVELS)[number];
