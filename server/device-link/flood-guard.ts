import { tooManyRequests } from "#server/domain/identity/limits.ts";

const WINDOW_MS = 10_000;
/** A whole market may sit behind one address. */
const PER_ADDRESS = 5_000;

/** Counts one more of an address that has proven nothing yet, whatever it claims, and refuses past the limit. */
export type FloodGuard = (address: string) => void;

/**
 * Sheds a flood before it reaches the database, so that one client cannot slow the others. It protects this
 * process alone, so its counts live in memory; limits that mean something live in PostgreSQL.
 */
export function createFloodGuard(now: () => number = Date.now): FloodGuard {
  let counts = new Map<string, number>();
  let windowEnds = now() + WINDOW_MS;
  return (address) => {
    if (now() >= windowEnds) {
      counts = new Map();
      windowEnds = now() + WINDOW_MS;
    }
    const hits = (counts.get(address) ?? 0) + 1;
    counts.set(address, hits);
    if (hits > PER_ADDRESS) throw tooManyRequests(new Date(windowEnds));
  };
}
