import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#db/migrate.ts";
import { type DatabaseProcess, ROLES } from "#db/roles.ts";
import { prepareCluster } from "#server/start/parts/embedded-postgres.ts";
import { ensureDatabase, OWNER } from "#server/start/parts/embedded-roles.ts";
import { folderInMemory } from "#tests/run/temporary-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** As the superuser: for what only a test does. */
    adminDatabaseUrl: string;
    ownerDatabaseUrl: string;
    /** As each process of the portal connects. */
    processDatabaseUrls: Record<DatabaseProcess, string>;
  }
}

/** Name of the migrated database that every test file clones. */
export const TEMPLATE = "ruwang_template";

/** A real PostgreSQL for the whole run, thrown away afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = folderInMemory("ruwang-test-");
  const cluster = prepareCluster({ folder: join(folder, "pg"), password: "test", durable: false });
  const server = cluster.spawn();
  await cluster.waitUntilReady();
  await ensureDatabase(cluster, TEMPLATE);
  await migrateDatabase(cluster.url(TEMPLATE, OWNER));
  const urlAs = (process: DatabaseProcess) => cluster.url("postgres", ROLES[process]);
  project.provide("adminDatabaseUrl", cluster.url("postgres"));
  project.provide("ownerDatabaseUrl", cluster.url("postgres", OWNER));
  project.provide("processDatabaseUrls", {
    web: urlAs("web"),
    "device-link": urlAs("device-link"),
    jobs: urlAs("jobs"),
  });
  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
    cluster.forget();
    rmSync(folder, { recursive: true, force: true });
  };
}
