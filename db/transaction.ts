import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { CASING, type Database, type Reader, type Transaction } from "./client.ts";

const RETRYABLE_STATES = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 5;

/** Runs `work` in one transaction, again when PostgreSQL itself asks for it (serialization failure, deadlock). */
export async function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, work);
    } catch (error) {
      const state = sqlState(error);
      if (attempt >= MAX_ATTEMPTS || state === undefined || !RETRYABLE_STATES.has(state)) throw error;
    }
  }
}

/**
 * The client is ours to give back: Drizzle's own `transaction` on a pool never returns one whose BEGIN failed, so a
 * few ended backends would use the pool up.
 */
async function once<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await db.$client.connect();
  try {
    const face = faceOf(client);
    return await face.transaction((tx) => {
      behind.set(tx, face);
      return work(tx);
    });
  } finally {
    client.release();
  }
}

const faces = new WeakMap<pg.PoolClient, NodePgDatabase>();

/** The Drizzle face of a client, made once: it keeps the SQL names of every column, which each new one works out anew. */
function faceOf(client: pg.PoolClient): NodePgDatabase {
  const known = faces.get(client);
  if (known !== undefined) return known;
  const face = drizzle({ client, casing: CASING });
  faces.set(client, face);
  return face;
}

const behind = new WeakMap<Reader, NodePgDatabase>();

/** The face of the connection that a transaction runs on: a statement prepared on it runs inside the transaction. */
export function faceBehind(reader: Reader): NodePgDatabase | undefined {
  return behind.get(reader);
}

/** PostgreSQL's SQLSTATE of an error that Drizzle may have wrapped. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return undefined;
}

/** Name of the constraint that a unique, check or exclusion violation broke. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("constraint" in e && typeof e.constraint === "string") return e.constraint;
  }
  return undefined;
}
