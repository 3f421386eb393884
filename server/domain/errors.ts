/** Every way a request can be refused on purpose. The API maps each code to a status once, in `server/api`. */
export const ERROR_CODES = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "illegal_state",
  "limit_reached",
  "too_large",
  "locked",
  "gone",
  "unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * An expected refusal. `reason` is a stable machine-readable word (`amount_too_small`), `message` says in
 * English what happened, why and what to do, and `details` carries the limits concerned; no personal data.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    reason: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** Throws when a fact that only a bug can break does not hold. */
export function invariant(condition: unknown, fact: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${fact}`);
}
