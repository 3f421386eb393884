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
