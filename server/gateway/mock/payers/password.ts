import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import type { PayerRecord } from "./payer.ts";

export const MAX_WRONG = 5;
export const LOCK_SECONDS = (3 * HOUR_MS) / 1000;

export function isLocked(payer: PayerRecord, now: number): boolean {
  return payer.locked_until !== null && now < payer.locked_until;
}

export function triesLeft(payer: PayerRecord): number {
  return MAX_WRONG - payer.wrong_passwords;
}

/**
 * The payer after a try. Five wrong ones in a row lock the password for three hours of the gateway's clock; a right
 * one, or the end of a lock, gives all five back. While it is locked, no try counts.
 */
export function tryPassword(
  payer: PayerRecord,
  typed: string,
  now: number,
): { payer: PayerRecord; verdict: "right" | "wrong" | "locked" } {
  if (isLocked(payer, now)) return { payer, verdict: "locked" };
  if (typed === payer.password) {
    return { payer: { ...payer, wrong_passwords: 0, locked_until: null }, verdict: "right" };
  }
  const wrong = (payer.locked_until === null ? payer.wrong_passwords : 0) + 1;
  if (wrong < MAX_WRONG) {
    return { payer: { ...payer, wrong_passwords: wrong, locked_until: null }, verdict: "wrong" };
  }
  return { payer: { ...payer, wrong_passwords: 0, locked_until: now + LOCK_SECONDS }, verdict: "locked" };
}
