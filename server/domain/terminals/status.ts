import type { Transitions } from "../state-machine.ts";

export const TERMINAL_STATUSES = ["awaiting_activation", "active", "suspended", "closed"] as const;
export type TerminalStatus = (typeof TERMINAL_STATUSES)[number];

export const TERMINAL_EVENTS = ["activate", "suspend", "resume", "swap", "move", "close"] as const;
export type TerminalEvent = (typeof TERMINAL_EVENTS)[number];

export const TERMINAL_TRANSITIONS = {
  awaiting_activation: {
    activate: "active",
    swap: "awaiting_activation",
    move: "awaiting_activation",
    close: "closed",
  },
  active: { suspend: "suspended", swap: "awaiting_activation", move: "active", close: "closed" },
  suspended: { resume: "active", swap: "awaiting_activation", move: "suspended", close: "closed" },
  closed: {},
} as const satisfies Transitions<TerminalStatus, TerminalEvent>;
