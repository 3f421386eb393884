import type { Transitions } from "../state-machine.ts";

export const DEVICE_STATUSES = [
  "in_stock",
  "reserved",
  "shipped",
  "delivered",
  "active",
  "suspended",
  "returning",
  "repair",
  "retired",
  "lost",
] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];

export const DEVICE_EVENTS = [
  "reserve",
  "release",
  "ship",
  "deliver",
  "hand_over",
  "activate",
  "suspend",
  "resume",
  "send_back",
  "restock",
  "send_to_repair",
  "retire",
  "report_lost",
] as const;
export type DeviceEvent = (typeof DEVICE_EVENTS)[number];

export const DEVICE_TRANSITIONS = {
  in_stock: { reserve: "reserved", send_to_repair: "repair", retire: "retired", report_lost: "lost" },
  reserved: { release: "in_stock", ship: "shipped", hand_over: "delivered", report_lost: "lost" },
  shipped: { deliver: "delivered", send_back: "returning", report_lost: "lost" },
  delivered: { activate: "active", send_back: "returning", report_lost: "lost" },
  active: { suspend: "suspended", send_back: "returning", report_lost: "lost" },
  suspended: { resume: "active", send_back: "returning", report_lost: "lost" },
  returning: { restock: "in_stock", send_to_repair: "repair", retire: "retired", report_lost: "lost" },
  repair: { restock: "in_stock", retire: "retired" },
  retired: {},
  lost: { restock: "in_stock", retire: "retired" },
} as const satisfies Transitions<DeviceStatus, DeviceEvent>;

/** Where a device lies on a shelf of ours, in one of the warehouses. */
export const ON_SHELF = ["in_stock", "reserved", "repair"] as const satisfies readonly DeviceStatus[];

/** Whether a step that the status accepts leaves the device on a shelf. */
export function endsOnShelf(status: DeviceStatus, event: DeviceEvent): boolean {
  const accepted: Readonly<Partial<Record<DeviceEvent, DeviceStatus>>> = DEVICE_TRANSITIONS[status];
  return ON_SHELF.some((one) => one === accepted[event]);
}

/** What staff do to a device that is in no parcel; everything else happens with a parcel, a terminal or a reservation. */
export const BY_HAND = [
  "restock",
  "send_to_repair",
  "retire",
  "report_lost",
] as const satisfies readonly DeviceEvent[];
export type DeviceEventByHand = (typeof BY_HAND)[number];

/** What somebody may do to a device now: nothing by hand while a parcel has it. */
export function eventsByHand(status: DeviceStatus, openShipmentId: string | null): DeviceEventByHand[] {
  return openShipmentId === null ? BY_HAND.filter((event) => event in DEVICE_TRANSITIONS[status]) : [];
}

/** PBoC type codes of 银发〔2021〕259号. */
export const TERMINAL_TYPES = ["02", "03", "04", "06", "10", "11"] as const;
