import { MINUTE_MS } from "../calendar/durations.ts";
import { daysAfter, shanghaiDate, shanghaiDay } from "../calendar/shanghai-date.ts";
import { type InstalmentStanding, isEnded } from "./standing.ts";

/** The channel collects in the morning of a due date; from then on it knows. */
const COLLECTED_AT_MINUTE = 9 * 60;
/** Until the channel has made its plan of a new contract. */
const FIRST_LOOK_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

/** When a contract that has just begun is asked about, unless the channel tells first. */
export function askedAfter(now: Date): Date {
  return new Date(now.getTime() + FIRST_LOOK_MS);
}

/**
 * When the channel is asked next how a contract stands, should its notices be lost: on the morning of the next due date,
 * and every morning while something is due. Null once nothing is owed.
 */
export function nextLook(instalments: readonly InstalmentStanding[], now: Date): Date | null {
  const next = instalments.find((instalment) => !isEnded(instalment));
  if (next === undefined) return null;
  const tomorrow = daysAfter(shanghaiDate(now), 1);
  const morningOf = (day: string) => shanghaiDay(day).first.getTime() + COLLECTED_AT_MINUTE * MINUTE_MS;
  return new Date(Math.max(morningOf(next.dueOn), morningOf(tomorrow)));
}

/** When it is asked next after it had no plan: every hour of its first day, in which a plan may still come; then no more. */
export function nextLookInVain(openedAt: Date, now: Date): Date | null {
  const isNew = now.getTime() - openedAt.getTime() < LONGEST_PAUSE_MS;
  return isNew ? new Date(now.getTime() + 60 * MINUTE_MS) : null;
}

/** When it is asked again after `tries` vain ones: twice as long each time, a day at most. */
export function lookAgain(now: Date, tries: number): Date {
  return new Date(now.getTime() + Math.min(FIRST_LOOK_MS * 2 ** tries, LONGEST_PAUSE_MS));
}
