import type { Transitions } from "../state-machine.ts";

export const SHIPMENT_STATUSES = [
  "pending",
  "ready",
  "shipped",
  "delivered",
  "returning",
  "returned",
  "lost",
  "canceled",
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** `turn_back`: refused at the door or called back; `take_back`: here again. */
export const SHIPMENT_EVENTS = [
  "pack",
  "ship",
  "deliver",
  "turn_back",
  "take_back",
  "lose",
  "cancel",
] as const;
export type ShipmentEvent = (typeof SHIPMENT_EVENTS)[number];

export const SHIPMENT_TRANSITIONS = {
  pending: { pack: "ready", cancel: "canceled" },
  ready: { ship: "shipped", cancel: "canceled" },
  shipped: { deliver: "delivered", turn_back: "returning", lose: "lost" },
  delivered: {},
  returning: { take_back: "returned", lose: "lost" },
  returned: {},
  lost: {},
  canceled: {},
} as const satisfies Transitions<ShipmentStatus, ShipmentEvent>;

/** Shipments that still hold their device; at most one per device (I8). */
export const OPEN_SHIPMENT_STATUSES = [
  "pending",
  "ready",
  "shipped",
  "returning",
] as const satisfies readonly ShipmentStatus[];

/** What becomes of a parcel whose terminal is closed, by how far it came; a returning one has no open terminal. */
export const ON_CLOSING = {
  pending: "cancel",
  ready: "cancel",
  shipped: "turn_back",
} as const satisfies Partial<Record<ShipmentStatus, ShipmentEvent>>;
export type OnClosing = (typeof ON_CLOSING)[keyof typeof ON_CLOSING];

export function onClosing(status: ShipmentStatus): OnClosing | null {
  return status in ON_CLOSING ? ON_CLOSING[status as keyof typeof ON_CLOSING] : null;
}
