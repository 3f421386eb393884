import { DomainError } from "#server/domain/errors.ts";

export function requireAwaiting(status: string): void {
  if (status === "awaiting_activation") return;
  throw new DomainError(
    "illegal_state",
    "already_activated",
    "This terminal is no longer waiting for activation.",
  );
}
