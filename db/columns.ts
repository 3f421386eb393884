import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, integer, text, timestamp } from "drizzle-orm/pg-core";

/** A prefixed public id, made by `makeId`. */
export const id = () => text().primaryKey();

/** An instant, stored and read as UTC. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** An amount in integer fen. */
export const fen = () => bigint({ mode: "number" });

/** Compared and raised by `compareAndSet` at every change. */
export const version = () => integer().notNull().default(1);

/** Text sealed by the vault (AES-256-GCM envelope); never readable in a dump. */
export const sealed = () => text();

/** Keyed hash that lets a sealed value be searched for equality. */
export const blindIndex = () => text();

/** A code that was sent to a number and what became of it; `server/identity/codes` alone looks at them. */
export const sentCode = () => ({
  mobileIndex: text().notNull(),
  codeHash: text().notNull(),
  sentAt: instant().notNull(),
  expiresAt: instant().notNull(),
  attempts: integer().notNull().default(0),
});

/** SQL condition that a column holds one of the domain's words, for checks and partial indexes. */
export const oneOf = (column: AnyPgColumn, words: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;
