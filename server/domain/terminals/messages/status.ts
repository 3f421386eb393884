import { eventsFrom, type Transitions } from "#server/domain/state-machine.ts";

export const TERMINAL_MESSAGE_STATUSES = ["waiting", "delivered", "read", "expired", "withdrawn"] as const;
export type TerminalMessageStatus = (typeof TERMINAL_MESSAGE_STATUSES)[number];

export const TERMINAL_MESSAGE_EVENTS = ["deliver", "read", "expire", "withdraw"] as const;
export type TerminalMessageEvent = (typeof TERMINAL_MESSAGE_EVENTS)[number];

/** `deliver`: its terminal has fetched it; `read`: somebody there has said so. What may have been read is not taken back. */
export const TERMINAL_MESSAGE_TRANSITIONS = {
  waiting: { deliver: "delivered", read: "read", expire: "expired", withdraw: "withdrawn" },
  delivered: { read: "read", expire: "expired" },
  read: {},
  expired: {},
  withdrawn: {},
} as const satisfies Transitions<TerminalMessageStatus, TerminalMessageEvent>;

/** Messages that somebody at the terminal is still to read. */
export const UNREAD_STATUSES = TERMINAL_MESSAGE_STATUSES.filter(
  (status) =>
    eventsFrom<TerminalMessageStatus, TerminalMessageEvent>(TERMINAL_MESSAGE_TRANSITIONS, status).length > 0,
);
