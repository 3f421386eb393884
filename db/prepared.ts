import { sql } from "drizzle-orm";
import type { Reader } from "./client.ts";
import { faceBehind } from "./transaction.ts";

/**
 * A statement that is built once and then only filled in: building it costs more than sending it. Inside a transaction
 * it is kept by the transaction's connection, to which it belongs.
 */
export function preparedOnce<Statement>(build: (reader: Reader) => Statement): (reader: Reader) => Statement {
  const built = new WeakMap<Reader, Statement>();
  return (reader) => {
    const at = faceBehind(reader) ?? reader;
    const known = built.get(at);
    if (known !== undefined) return known;
    const statement = build(at);
    built.set(at, statement);
    return statement;
  };
}

/** A row whose every column is filled in later; Drizzle takes a placeholder where it takes a value. */
export function placeholders<Row>(keys: readonly (keyof Row & string)[], prefix = ""): Row {
  return Object.fromEntries(keys.map((key) => [key, sql.placeholder(prefix + key)])) as Row;
}
