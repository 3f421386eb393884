import type { Transitions } from "#server/domain/state-machine.ts";

export const WAREHOUSE_STATUSES = ["open", "closed"] as const;
export type WarehouseStatus = (typeof WAREHOUSE_STATUSES)[number];

export const WAREHOUSE_EVENTS = ["close", "reopen"] as const;
export type WarehouseEvent = (typeof WAREHOUSE_EVENTS)[number];

export const WAREHOUSE_TRANSITIONS = {
  open: { close: "closed" },
  closed: { reopen: "open" },
} as const satisfies Transitions<WarehouseStatus, WarehouseEvent>;
