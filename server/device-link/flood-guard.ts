import { createHash } from "node:crypto";
import { DomainError } from "#server/domain/errors.ts";

const WINDOW_MS = 10_000;
/** Far above what a terminal needs, a busy counter included. */
const PER_TOKEN = 200;
/** A whole market may sit behind one address. */
const PER_ADDRESS = 5_000;

/**
 * Sheds a flood before it reaches the database, so that one client cannot slow the others. It protects this
 * process alone, so its counts live in memory; limits that mean something live in PostgreSQL.
 */
export function createFloodGuard(now: () => number = Date.now): (client: FloodClient) => void {
  let counts = new Map<string, number>();
  let windowEnds = now() + WINDOW_MS;
  return (client) => {
    if (now() >= windowEnds) {
      counts = new Map();
      windowEnds = now() + WINDOW_MS;
    }
    const [key, limit] = bucketOf(client);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= limit) return;
    throw new DomainError(
      "limit_reached",
      "too_many_requests",
      "Too many requests. Slow down and try again.",
      {
        retryAt: new Date(windowEnds).toISOString(),
      },
    );
  };
}

export interface FloodClient {
  authorization: string | undefined;
  address: string;
}

function bucketOf({ authorization, address }: FloodClient): [string, number] {
  if (authorization === undefined) return [`address ${address}`, PER_ADDRESS];
  // Whoever sends a made-up token fills a bucket of its own, not the one of the terminal it names.
  return [`token ${createHash("sha256").update(authorization).digest("base64")}`, PER_TOKEN];
}
