import { topicPrefixOf } from "#server/domain/device-protocol/activation.ts";

/** User name of the portal's own connections; their client ids start with it. */
export const PORTAL_USER = "ruwang-portal";
/** Published by the portal only: payload is the id of a terminal whose connection must end. */
export const DISCONNECT_TOPIC = "ruwang/v1/portal/disconnect";
/** Kept by the broker as long as it keeps anything. */
export const MARK_TOPIC = "ruwang/v1/portal/mark";

/** The levels below a terminal's prefix: what it receives and what it sends (device-protocol.md). */
export const TO_TERMINAL = ["config/desired", "payments", "messages"] as const;
export const FROM_TERMINAL = ["config/reported", "heartbeat"] as const;
export type TerminalSubject = (typeof TO_TERMINAL)[number] | (typeof FROM_TERMINAL)[number];

const ROOT = "ruwang/v1/terminals/";
const TERMINAL_ID = /^trm_[0-9a-z]{20}$/;

export function isTerminalId(text: string): boolean {
  return TERMINAL_ID.test(text);
}

export function terminalTopic(terminalId: string, subject: TerminalSubject): string {
  return `${topicPrefixOf(terminalId)}${subject}`;
}

/** Filter that matches `subject` of every terminal; for the portal only. */
export function everyTerminal(subject: TerminalSubject): string {
  return `${ROOT}+/${subject}`;
}

/** Which terminal sent what; null for any other topic. */
export function parseFromTerminal(
  topic: string,
): { terminalId: string; subject: (typeof FROM_TERMINAL)[number] } | null {
  const slash = topic.indexOf("/", ROOT.length);
  if (!topic.startsWith(ROOT) || slash < 0) return null;
  const terminalId = topic.slice(ROOT.length, slash);
  const subject = FROM_TERMINAL.find((known) => known === topic.slice(slash + 1));
  return subject !== undefined && isTerminalId(terminalId) ? { terminalId, subject } : null;
}
