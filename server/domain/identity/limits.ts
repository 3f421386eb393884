import { DAY_MS, HOUR_MS, MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { ACTIVATION_LOCK_MS, ACTIVATION_MAX_TRIES } from "#server/domain/device-protocol/activation-code.ts";
import { DomainError } from "#server/domain/errors.ts";

/**
 * How often something may be tried, and in what time. What is counted against a sender stops the sender; what is counted
 * against a target only slows strangers down, and lets its owner in: by the second factor, or on a device that is known.
 */
export const LIMITS = {
  /** Refused sign-ins of staff. */
  staff_tries_of_sender: { limit: 30, windowMs: 5 * MINUTE_MS },
  staff_tries_at_account: { limit: 10, windowMs: 5 * MINUTE_MS },
  /** Invitations opened and accepted by one sender. */
  invitations_of_sender: { limit: 30, windowMs: 10 * MINUTE_MS },
  /** Codes asked for by one sender: the text messages are ours to pay, and others' to be woken by. */
  codes_of_sender_at_once: { limit: 60, windowMs: MINUTE_MS },
  codes_of_sender: { limit: 200, windowMs: HOUR_MS },
  codes_of_sender_a_day: { limit: 600, windowMs: DAY_MS },
  codes_to_mobile: { limit: 10, windowMs: 10 * MINUTE_MS },
  codes_to_mobile_of_device: { limit: 5, windowMs: 10 * MINUTE_MS },
  codes_altogether: { limit: 3_000, windowMs: HOUR_MS },
  /** One less than voids a code: nobody takes away a code of somebody else's alone. */
  guesses_of_sender_at_mobile: { limit: 4, windowMs: 10 * MINUTE_MS },
  guesses_at_mobile: { limit: 15, windowMs: 10 * MINUTE_MS },
  guesses_of_device_at_mobile: { limit: 5, windowMs: 10 * MINUTE_MS },
  /** Codes that one terminal asks for, and how often a merchant is told that somebody asks to work there. */
  operator_codes_of_terminal: { limit: 20, windowMs: HOUR_MS },
  operator_requests_told: { limit: 5, windowMs: DAY_MS },
  /** People whom one owner invites, and invitations that one number is sent, by whomever. */
  invitations_of_person: { limit: 20, windowMs: DAY_MS },
  invitations_to_mobile: { limit: 5, windowMs: DAY_MS },
  /** Photos of claims sent by one person: each is looked at by a process of its own. */
  claim_photos_of_person: { limit: 60, windowMs: HOUR_MS },
  /** Files laid beside cases by one person, for the same reason. */
  attachments_of_person: { limit: 60, windowMs: HOUR_MS },
  /** Wrong second factors within a session. */
  step_ups_of_person: { limit: 10, windowMs: 5 * MINUTE_MS },
  /** Values of applications shown to one person: a case has a dozen, a theft all. */
  reveals_of_person: { limit: 60, windowMs: 10 * MINUTE_MS },
  /** Wrong activation codes: of one sender at one serial number, of all at it, and of one sender wherever. */
  activations_of_sender_at_serial: { limit: ACTIVATION_MAX_TRIES, windowMs: ACTIVATION_LOCK_MS },
  activations_at_serial: { limit: 5 * ACTIVATION_MAX_TRIES, windowMs: ACTIVATION_LOCK_MS },
  activations_of_sender: { limit: 60, windowMs: HOUR_MS },
  /** Vouchers drawn as PDFs for one person. */
  voucher_pdfs_of_person: { limit: 120, windowMs: 10 * MINUTE_MS },
  /** Whole records of merchants taken out of the house by one person. */
  proof_packs_of_person: { limit: 30, windowMs: HOUR_MS },
  /** Vouchers looked up by strangers, who hold a few of them. */
  voucher_checks_of_sender: { limit: 60, windowMs: 10 * MINUTE_MS },
  /** Repayment plans asked for by strangers, each with a code of its own voucher. */
  repayment_plans_of_sender: { limit: 30, windowMs: 10 * MINUTE_MS },
  /** Prices asked for by one sender: a calculator asks a few times a minute, an office behind one address a few hundred. */
  quotes_of_sender: { limit: 600, windowMs: MINUTE_MS },
  /** Far above what a terminal needs, a busy counter included; a device link adds the first twenty of a window. */
  requests_of_terminal: { limit: 200, windowMs: 10_000 },
} as const satisfies Record<string, { limit: number; windowMs: number }>;

export type LimitName = keyof typeof LIMITS;

/** Under which a counter is kept. */
export const limitKey = (name: LimitName, subject: string): string => `${name}:${subject}`;

export function tooManyTries(retryAt: Date): DomainError {
  return new DomainError("limit_reached", "too_many_tries", "Too many tries. Wait a moment and try again.", {
    retryAt: retryAt.toISOString(),
  });
}

/** The same for requests that tried nothing. */
export function tooManyRequests(retryAt: Date): DomainError {
  const text = "Too many requests. Slow down and try again.";
  return new DomainError("limit_reached", "too_many_requests", text, { retryAt: retryAt.toISOString() });
}
