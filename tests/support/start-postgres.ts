import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#db/migrate.ts";
import { ensureDatabase, prepareCluster } from "#server/start/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string with `DATABASE` in the place of the database's name. */
    postgresUrl: string;
  }
}

export const TEMPLATE = "ruwang_template";

/** One real PostgreSQL for all suites of a run, with a migrated template to clone. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "ruwang-test-postgres-"));
  const cluster = await prepareCluster({ folder: join(folder, "data"), password: "test", durable: false });
  const server = cluster.spawn();
  await cluster.waitUntilReady();
  await ensureDatabase(cluster, TEMPLATE);
  await migrateDatabase(cluster.url(TEMPLATE));
  project.provide("postgresUrl", cluster.url("DATABASE"));
  return async () => {
    const exited = once(server, "exit");
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    server.kill("SIGINT");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
}
