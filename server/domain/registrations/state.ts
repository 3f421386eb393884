import { type MoveRules, type MoveWait, moveWaitOf } from "#server/domain/devices/move-waits.ts";
import type { Outcome } from "./changes.ts";

export const REGISTRATION_STATES = [
  "due",
  "exported",
  "rejected",
  "accepted",
  "resent",
  "dismissed",
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** What is on record of an entry. Its state follows from it, so that a file of many is handed over in one stroke. */
export interface Progress {
  changedAt: Date;
  exportedAt: Date | null;
  outcome: Outcome | null;
  answeredAt: Date | null;
  /** The entry that was made in its place. */
  resentAs: string | null;
  dismissedAt: Date | null;
}

/** How long an entry may have each state that is no end. */
export const REGISTRATION_WAITS = {
  due: { holder: "logistics", days: 3 },
  exported: { holder: "logistics", days: 10 },
  rejected: { holder: "logistics", days: 3 },
} as const satisfies MoveRules<RegistrationState>;

export function stateOf(entry: Progress): RegistrationState {
  if (entry.outcome === "accepted") return "accepted";
  if (entry.resentAs !== null) return "resent";
  if (entry.dismissedAt !== null) return "dismissed";
  if (entry.outcome === "rejected") return "rejected";
  return entry.exportedAt === null ? "due" : "exported";
}

/** Who has the next move of an entry and until when. */
export function registrationWaitOf(entry: Progress): MoveWait {
  const since = entry.answeredAt ?? entry.exportedAt ?? entry.changedAt;
  return moveWaitOf<RegistrationState>(REGISTRATION_WAITS, stateOf(entry), since);
}

export const REGISTRATION_ACTS = ["resend", "dismiss"] as const;
export type RegistrationAct = (typeof REGISTRATION_ACTS)[number];

/** A row that was refused, or never answered, is sent again as things are now, or left, with a reason. */
export function actsOn(state: RegistrationState): RegistrationAct[] {
  return state === "rejected" || state === "exported" ? [...REGISTRATION_ACTS] : [];
}
