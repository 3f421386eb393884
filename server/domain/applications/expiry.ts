import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { validUntilDate } from "#server/domain/fields/people.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";
import type { AnswerGroup, DraftAnswers } from "./answers.ts";
import { expiryFieldOf } from "./fields.ts";

/** So many days before its end a document is said to expire soon; an acquirer's rule, not law. */
export const EXPIRING_DAYS = 60;

export const EXPIRY_STATES = ["long_term", "valid", "expiring", "expired"] as const;

export interface Expiry {
  /** Last day of validity, `YYYY-MM-DD`; 长期 is 9999-12-31. */
  until: string;
  state: (typeof EXPIRY_STATES)[number];
  /** Whole days from today to the last day; below zero once it is past. */
  daysLeft: number;
}

interface ExpiryFacts {
  answers: Readonly<Partial<Record<AnswerGroup, DraftAnswers>>>;
  /** Last days of validity of the documents on file, as answered when they were handed in. */
  handedIn: Readonly<Partial<Record<DocumentSlot, string>>>;
  today: string;
}

/**
 * Last day on which a slot's document is valid, as answered; null where that is not known. An account permit lasts as
 * long as its account, a letter of authorisation until it is revoked: neither is asked for a date.
 */
export function expiryOf(slot: DocumentSlot, answers: ExpiryFacts["answers"]): string | null {
  const [group, field] = expiryFieldOf(slot)?.split(".") ?? [];
  if (group === undefined || field === undefined) return null;
  const date = validUntilDate.safeParse(answers[group as AnswerGroup]?.[field]);
  return date.success ? date.data : null;
}

/**
 * The expiry of the document that is on file. One that has expired since it was handed in stays expired until it is
 * replaced, whatever date is typed for its successor.
 */
export function expiryOnFile(slot: DocumentSlot, facts: ExpiryFacts): Expiry | null {
  const asHandedIn = facts.handedIn[slot];
  const past = asHandedIn !== undefined && asHandedIn < facts.today;
  const until = past ? asHandedIn : expiryOf(slot, facts.answers);
  return until === null ? null : expiryAt(until, facts.today);
}

export function expiryAt(until: string, today: string): Expiry {
  const daysLeft = Math.round((Date.parse(until) - Date.parse(today)) / DAY_MS);
  if (until === LONG_TERM) return { until, state: "long_term", daysLeft };
  if (daysLeft < 0) return { until, state: "expired", daysLeft };
  return { until, state: daysLeft <= EXPIRING_DAYS ? "expiring" : "valid", daysLeft };
}
