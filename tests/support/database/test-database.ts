import { randomBytes } from "node:crypto";
import pg from "pg";
import type { DatabaseProcess } from "#db/roles.ts";
import { OWNER } from "#server/start/parts/embedded-roles.ts";
import { TEMPLATE } from "./postgres-setup.ts";

export interface TestDatabase {
  /** As the superuser. */
  url: string;
  ownerUrl: string;
  /** As a process of the portal connects. */
  urlOf: (process: DatabaseProcess) => string;
  drop: () => Promise<void>;
}

/** A database of its own for one test file, cloned from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  // Asked for here, so that benches may use the same world without a test runner.
  const { inject } = await import("vitest");
  const admin = inject("adminDatabaseUrl");
  const urls = inject("processDatabaseUrls");
  const name = `ruwang_${randomBytes(6).toString("hex")}`;
  const inDatabase = (url: string) => url.replace("/postgres?", `/${name}?`);
  await run(admin, `create database ${name} template ${TEMPLATE} owner ${OWNER} strategy file_copy`);
  return {
    url: inDatabase(admin),
    ownerUrl: inDatabase(inject("ownerDatabaseUrl")),
    urlOf: (process) => inDatabase(urls[process]),
    drop: () => run(admin, `drop database ${name} with (force)`),
  };
}

/** Cloning fails while another clone reads the template; it is a matter of milliseconds. */
async function run(url: string, statement: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "55006";
      if (!busy || tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end();
    }
  }
}
