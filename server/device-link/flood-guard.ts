import { DomainError } from "#server/domain/errors.ts";

const WINDOW_MS = 10_000;
/** Far above what a terminal needs, a busy counter included. */
const PER_TERMINAL = 200;
/** A whole market may sit behind one address. */
const PER_ADDRESS = 5_000;

/** Counts one more of a sender and refuses past its limit. */
export interface FloodGuard {
  /** By whatever way its messages come: who a terminal is was proven by its token. */
  ofTerminal(terminalId: string): void;
  /** Whoever has proven nothing yet, whatever they claim. */
  ofAddress(address: string): void;
}

/**
 * Sheds a flood before it reaches the database, so that one client cannot slow the others. It protects this
 * process alone, so its counts live in memory; limits that mean something live in PostgreSQL.
 */
export function createFloodGuard(now: () => number = Date.now): FloodGuard {
  let counts = new Map<string, number>();
  let windowEnds = now() + WINDOW_MS;
  const count = (key: string, limit: number) => {
    if (now() >= windowEnds) {
      counts = new Map();
      windowEnds = now() + WINDOW_MS;
    }
    const hits = (counts.get(key) ?? 0) + 1;
    counts.set(key, hits);
    if (hits > limit) throw tooMany(new Date(windowEnds));
  };
  return {
    ofTerminal: (terminalId) => count(`terminal ${terminalId}`, PER_TERMINAL),
    ofAddress: (address) => count(`address ${address}`, PER_ADDRESS),
  };
}

function tooMany(windowEnds: Date): DomainError {
  const text = "Too many requests. Slow down and try again.";
  return new DomainError("limit_reached", "too_many_requests", text, { retryAt: windowEnds.toISOString() });
}
