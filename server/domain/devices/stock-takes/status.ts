import type { Transitions } from "#server/domain/state-machine.ts";

export const STOCK_TAKE_STATUSES = ["open", "closed", "canceled"] as const;
export type StockTakeStatus = (typeof STOCK_TAKE_STATUSES)[number];

export const STOCK_TAKE_EVENTS = ["close", "cancel"] as const;
export type StockTakeEvent = (typeof STOCK_TAKE_EVENTS)[number];

export const STOCK_TAKE_TRANSITIONS = {
  open: { close: "closed", cancel: "canceled" },
  closed: {},
  canceled: {},
} as const satisfies Transitions<StockTakeStatus, StockTakeEvent>;
