import type { Transitions } from "../state-machine.ts";

export const SHIPMENT_STATUSES = [
  "pending",
  "ready",
  "shipped",
  "delivered",
  "returned",
  "lost",
  "canceled",
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export const SHIPMENT_EVENTS = ["pack", "ship", "deliver", "return", "lose", "cancel"] as const;
export type ShipmentEvent = (typeof SHIPMENT_EVENTS)[number];

export const SHIPMENT_TRANSITIONS = {
  pending: { pack: "ready", cancel: "canceled" },
  ready: { ship: "shipped", cancel: "canceled" },
  shipped: { deliver: "delivered", return: "returned", lose: "lost" },
  delivered: {},
  returned: {},
  lost: {},
  canceled: {},
} as const satisfies Transitions<ShipmentStatus, ShipmentEvent>;

/** Shipments that still hold their device; at most one per device (I8). */
export const OPEN_SHIPMENT_STATUSES = [
  "pending",
  "ready",
  "shipped",
] as const satisfies readonly ShipmentStatus[];

export const CARRIERS = ["sf", "jd", "yto", "zto", "yunda", "sto", "ems"] as const;
export type Carrier = (typeof CARRIERS)[number];
