/** Every way a request can be refused on purpose, and what that is over tRPC and over plain HTTP. */
export const ERROR_TABLE = {
  invalid_input: { trpc: "BAD_REQUEST", http: 400 },
  unauthenticated: { trpc: "UNAUTHORIZED", http: 401 },
  forbidden: { trpc: "FORBIDDEN", http: 403 },
  not_found: { trpc: "NOT_FOUND", http: 404 },
  conflict: { trpc: "CONFLICT", http: 409 },
  illegal_state: { trpc: "CONFLICT", http: 409 },
  limit_reached: { trpc: "TOO_MANY_REQUESTS", http: 429 },
  too_large: { trpc: "PAYLOAD_TOO_LARGE", http: 413 },
  // tRPC has no word for these; the reason beside the code tells them.
  locked: { trpc: "FORBIDDEN", http: 423 },
  gone: { trpc: "NOT_FOUND", http: 410 },
  unavailable: { trpc: "SERVICE_UNAVAILABLE", http: 503 },
  no_room: { trpc: "SERVICE_UNAVAILABLE", http: 507 },
} as const;

export type ErrorCode = keyof typeof ERROR_TABLE;

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

/** In how many seconds it is worth to ask again; null for a refusal that will not pass by itself. */
export function retryAfterOf({ code, details }: DomainError, now: Date): number | null {
  if (code === "unavailable" || code === "no_room") return 1;
  if (code !== "limit_reached") return null;
  const at = typeof details.retryAt === "string" ? Date.parse(details.retryAt) : Number.NaN;
  return Number.isNaN(at) ? 1 : Math.max(1, Math.ceil((at - now.getTime()) / 1000));
}

/** Whether something that work needs is away just now: whatever else needs it fails as well. */
export function isUnavailable(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === "unavailable";
}

/** Whether something failed only because somebody else was faster. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof DomainError && error.reason === "changed_meanwhile";
}

/** Throws when a fact that only a bug can break does not hold. */
export function invariant(condition: unknown, fact: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${fact}`);
}
