import type { Reader } from "./client.ts";

/**
 * A statement that is built once per database and then only filled in: building it costs more than sending it. Inside
 * a transaction it is built anew, because a statement belongs to its connection.
 */
export function preparedOnce<Statement>(build: (reader: Reader) => Statement): (reader: Reader) => Statement {
  const built = new WeakMap<Reader, Statement>();
  return (reader) => {
    const known = built.get(reader);
    if (known !== undefined) return known;
    const statement = build(reader);
    if ("$client" in reader) built.set(reader, statement);
    return statement;
  };
}
