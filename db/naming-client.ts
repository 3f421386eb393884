import pg, { type QueryConfig } from "pg";
import { StatementNames } from "./statement-names.ts";

/** A client for one pool, that sends what comes often under a name of the pool's (docs/decisions/0043). */
export function namingClient(): typeof pg.Client {
  const names = new StatementNames();
  const named = (asked: unknown, values: unknown) => {
    if (!isNameless(asked) || !Array.isArray(values) || values.length === 0) return asked;
    const name = names.of(asked.text);
    return name === null ? asked : { ...asked, name };
  };
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const send = this.query.bind(this) as (...asked: unknown[]) => unknown;
      const query = (asked: unknown, values?: unknown, ...rest: unknown[]) =>
        send(named(asked, values), values, ...rest);
      this.query = query as typeof this.query;
    }
  };
}

/** What Drizzle sends: a text and how its columns are read. A cursor sends itself, and a prepared statement has its name. */
function isNameless(asked: unknown): asked is QueryConfig {
  if (typeof asked !== "object" || asked === null || !("text" in asked) || "submit" in asked) return false;
  return !("name" in asked) || asked.name === undefined;
}
