import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connectDatabase, type DatabaseConnection } from "#db/client.ts";
import { TEMPLATE } from "./start-postgres.ts";

export interface TestDatabase extends DatabaseConnection {
  url: string;
  /** Closes the connections and drops the database. */
  drop: () => Promise<void>;
}

/** A migrated database of its own, cloned from the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const urlOf = (database: string) => inject("postgresUrl").replace("DATABASE", database);
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: urlOf("postgres") });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin(`create database ${name} template ${TEMPLATE}`);
  const url = urlOf(name);
  const connection = connectDatabase(url, { name: "test", max: 20 });
  return {
    ...connection,
    url,
    drop: async () => {
      await connection.close();
      await admin(`drop database ${name} with (force)`);
    },
  };
}
