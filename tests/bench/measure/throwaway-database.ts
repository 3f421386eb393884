import { rmSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { prepareCluster } from "#server/start/parts/embedded-postgres.ts";
import { ensureDatabase, OWNER } from "#server/start/parts/embedded-roles.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";

export interface ThrowawayDatabase {
  url: string;
  stop: () => Promise<void>;
}

/** A migrated database on a PostgreSQL of its own that keeps what it commits, as production's does. */
export async function startThrowawayDatabase(): Promise<ThrowawayDatabase> {
  const folder = temporaryFolder("ruwang-bench-");
  const cluster = prepareCluster({ folder: join(folder, "pg"), password: "bench", durable: true });
  const server = cluster.spawn();
  await cluster.waitUntilReady();
  await ensureDatabase(cluster, "bench");
  await migrateDatabase(cluster.url("bench", OWNER));
  return {
    url: cluster.url("bench"),
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      cluster.forget();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
