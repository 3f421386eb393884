export interface TextMessage {
  id: string;
  /** A mainland number of 11 digits. */
  mobile: string;
  /** What the person reads, for a carrier that sends it as it is. */
  body: string;
  /** The text's key, for a carrier that sends a template approved beforehand; null on messages older than carriers. */
  text: string | null;
  /** What the template is filled with, in its order. */
  parameters: readonly string[];
}

/** What a carrier says later about a message that it took, under its own name for it. */
export interface SmsReceipt {
  carrierId: string;
  outcome: { delivered: true } | { delivered: false; failure: string };
}

/**
 * A carrier of text messages. It is given our id and told the same one at a repeat; one that cannot know repeats may
 * send a message twice whose first answer was lost.
 */
export interface SmsCarrier {
  /** Hands a message over and answers the carrier's name for it; throws `SmsError`, and never waits without end. */
  send(message: TextMessage): Promise<{ carrierId: string | null }>;
  /** The receipts in the body of a call by the carrier; throws `DomainError` when it is not one, or without the key. */
  readReceipts(call: { key: string; body: string }): SmsReceipt[];
}

/** Those that another try may help come first. */
export const SMS_FAILURES = {
  unavailable: { retryable: true },
  unanswered: { retryable: true },
  throttled: { retryable: true },
  number_refused: { retryable: false },
  template_refused: { retryable: false },
} as const;
export type SmsFailure = keyof typeof SMS_FAILURES;

/** A message that the carrier did not take. It names neither number nor words, and has no cause that might. */
export class SmsError extends Error {
  readonly reason: SmsFailure;
  readonly retryable: boolean;

  /** `code` is the carrier's own word. */
  constructor(reason: SmsFailure, code: string) {
    super(`The carrier did not take a message: ${reason} (${code})`);
    this.name = "SmsError";
    this.reason = reason;
    this.retryable = SMS_FAILURES[reason].retryable;
  }
}
