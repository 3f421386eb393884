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
  reserved: { release: "in_stock", ship: "shipped", report_lost: "lost" },
  shipped: { deliver: "delivered", send_back: "returning", report_lost: "lost" },
  delivered: { activate: "active", send_back: "returning", report_lost: "lost" },
  active: { suspend: "suspended", send_back: "returning", report_lost: "lost" },
  suspended: { resume: "active", send_back: "returning", report_lost: "lost" },
  returning: { restock: "in_stock", send_to_repair: "repair", retire: "retired", report_lost: "lost" },
  repair: { restock: "in_stock", retire: "retired" },
  retired: {},
  lost: { restock: "in_stock", retire: "retired" },
} as const satisfies Transitions<DeviceStatus, DeviceEvent>;

/** PBoC type codes of 银发〔2021〕259号. */
export const TERMINAL_TYPES = ["02", "03", "04", "06", "10", "11"] as const;
