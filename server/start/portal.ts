import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { seedDemo } from "#db/seed/seed-demo.ts";
import { parseEnv } from "#server/env.ts";
import { buildIfNeeded } from "./build.ts";
import { type Cluster, ensureDatabase, prepareCluster } from "./embedded-postgres.ts";
import { applicationParts } from "./parts.ts";
import { requireFreePort } from "./ports.ts";
import { dataDir, demoSecrets, isProduction } from "./settings.ts";
import { Supervisor } from "./supervisor.ts";

export interface PortalOptions {
  dev: boolean;
  say: (line: string) => void;
}

export interface RunningPortal {
  url: string;
  env: NodeJS.ProcessEnv;
  supervisor: Supervisor;
  stop: () => Promise<void>;
}

const DATABASE = "ruwang";

/** Everything `npm start` runs, in order: build, database, migrations, demo, parts; resolves when healthy. */
export async function startPortal({ dev, say }: PortalOptions): Promise<RunningPortal> {
  const folder = dataDir();
  mkdirSync(folder, { recursive: true });
  const { env, cluster } = await settingsOf(folder, dev);
  const settings = parseEnv(env);
  await requireFreePorts(env);
  if (!dev) await buildIfNeeded(say);
  const supervisor = new Supervisor(join(folder, "logs"), say);
  const stop = () => supervisor.stop();
  try {
    if (cluster !== null) {
      supervisor.run({ name: "postgres", start: cluster.spawn, stopSignal: "SIGINT", drainMs: 15_000 });
      await cluster.waitUntilReady();
      await ensureDatabase(cluster, DATABASE);
    }
    await migrateDatabase(settings.databaseUrl);
    if (settings.mode === "demo") await seedDemo(settings, say);
    const external = {
      mqtt: process.env.MQTT_URL !== undefined,
      gateway: process.env.GATEWAY_URL !== undefined,
    };
    for (const part of applicationParts(env, external, dev)) supervisor.run(part);
    writeFileSync(join(folder, "supervisor.pid"), String(process.pid));
    await waitUntilHealthy(settings.portalUrl);
    return { url: settings.portalUrl, env, supervisor, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function settingsOf(
  folder: string,
  dev: boolean,
): Promise<{ env: NodeJS.ProcessEnv; cluster: Cluster | null }> {
  const base: NodeJS.ProcessEnv = {
    ...process.env,
    RUWANG_DATA_DIR: folder,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  if (isProduction()) return { env: base, cluster: null };
  const secrets = demoSecrets(folder);
  const { DATABASE_PASSWORD: password, ...shared } = secrets;
  const outside = process.env.DATABASE_URL;
  const cluster =
    outside === undefined
      ? await prepareCluster({ folder: join(folder, "postgres"), password, durable: true })
      : null;
  const port = process.env.PORT ?? "3000";
  return {
    env: {
      ...shared,
      DATABASE_URL: cluster?.url(DATABASE) ?? outside,
      NEXTAUTH_URL: process.env.PORTAL_URL ?? `http://127.0.0.1:${port}`,
      GATEWAY_WEBHOOK_URL: `http://127.0.0.1:${port}/api/webhooks/gateway`,
      ...base,
    },
    cluster,
  };
}

async function requireFreePorts(env: NodeJS.ProcessEnv): Promise<void> {
  await requireFreePort("PORT", Number(env.PORT ?? 3000));
  await requireFreePort("DEVICE_LINK_PORT", Number(env.DEVICE_LINK_PORT ?? 3001));
  if (process.env.MQTT_URL === undefined) await requireFreePort("MQTT_PORT", Number(env.MQTT_PORT ?? 1883));
  if (process.env.GATEWAY_URL === undefined)
    await requireFreePort("GATEWAY_PORT", Number(env.GATEWAY_PORT ?? 4010));
}

async function waitUntilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = await response.text();
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The portal did not become healthy within two minutes: ${last.slice(0, 500)}`);
}
