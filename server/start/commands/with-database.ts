import { type Env, parseEnv } from "#server/env.ts";
import { databaseSettings } from "#server/start/parts/portal.ts";
import { dataDir } from "../settings.ts";

/** Runs a database command: on `DATABASE_URL`, or on the embedded server, started for the time it takes. */
export async function withDatabase(work: (settings: Env) => Promise<void>): Promise<void> {
  const { env, cluster, open } = await databaseSettings(dataDir(), false);
  // While `npm start` runs, its server serves this command too.
  const server = cluster?.isRunning() ? undefined : cluster?.spawn();
  try {
    await open();
    await work(parseEnv(env));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    server?.kill("SIGINT");
  }
}
