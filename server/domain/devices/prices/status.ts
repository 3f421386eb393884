import type { Transitions } from "../../state-machine.ts";

export const MODEL_PRICE_STATUSES = [
  "draft",
  "pending_second",
  "published",
  "withdrawn",
  "refused",
  "discarded",
] as const;
export type ModelPriceStatus = (typeof MODEL_PRICE_STATUSES)[number];

export const MODEL_PRICE_EVENTS = ["propose", "publish", "refuse", "withdraw", "discard"] as const;
export type ModelPriceEvent = (typeof MODEL_PRICE_EVENTS)[number];

/**
 * A price is proposed by one person and published by another. A published one never changes: it is scheduled, in force
 * or over by the calendar alone, and only one that has not begun may be withdrawn.
 */
export const MODEL_PRICE_TRANSITIONS = {
  draft: { propose: "pending_second", discard: "discarded" },
  pending_second: { publish: "published", refuse: "refused", discard: "discarded" },
  published: { withdraw: "withdrawn" },
  withdrawn: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<ModelPriceStatus, ModelPriceEvent>;
