import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { prepareCluster } from "#server/start/parts/embedded-postgres.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";

/** Far more than a pipe holds. */
const LINES = 4_000;

test("a server whose log nobody keeps goes on, and stops when it is asked to", async () => {
  const folder = temporaryFolder("ruwang-log-");
  const cluster = prepareCluster({ folder: join(folder, "pg"), password: "test", durable: false });
  const server = cluster.spawn();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    await cluster.waitUntilReady();
    const client = new pg.Client({ connectionString: cluster.url("postgres") });
    await client.connect();
    await client.query("set log_min_messages = 'warning'");
    await client.query(
      `do $$ begin for n in 1..${LINES} loop raise warning '% %', n, repeat('x', 200); end loop; end $$`,
    );
    await client.query("checkpoint");
    await client.end();
  } finally {
    server.kill("SIGINT");
  }
  expect(await ended).toBe(0);
  cluster.forget();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
