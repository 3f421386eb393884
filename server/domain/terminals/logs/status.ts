import type { Transitions } from "#server/domain/state-machine.ts";

export const TERMINAL_LOG_STATUSES = ["requested", "received", "expired", "withdrawn"] as const;
export type TerminalLogStatus = (typeof TERMINAL_LOG_STATUSES)[number];

export const TERMINAL_LOG_EVENTS = ["receive", "expire", "withdraw"] as const;
export type TerminalLogEvent = (typeof TERMINAL_LOG_EVENTS)[number];

/** Staff ask once; the terminal sends its log with the next sign of life, or has been silent too long. */
export const TERMINAL_LOG_TRANSITIONS = {
  requested: { receive: "received", expire: "expired", withdraw: "withdrawn" },
  received: {},
  expired: {},
  withdrawn: {},
} as const satisfies Transitions<TerminalLogStatus, TerminalLogEvent>;
