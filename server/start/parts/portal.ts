import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { requireOwnRole } from "#db/require-own-role.ts";
import { DATABASE_SETTINGS, type DatabaseProcess, ROLES } from "#db/roles.ts";
import { seedDemo } from "#server/demo/seed-demo.ts";
import { type Env, parseEnv } from "#server/env.ts";
import { requireNoDemoPeople } from "#server/identity/require-no-demo-people.ts";
import { requireTemplates } from "#server/messages/require-templates.ts";
import { Supervisor } from "#server/start/supervisor/supervisor.ts";
import { dataDir, demoSecrets, isProduction } from "../settings.ts";
import { applicationParts } from "./application-parts.ts";
import { buildIfNeeded } from "./build.ts";
import { type Cluster, prepareCluster } from "./embedded-postgres.ts";
import { ensureDatabase, OWNER } from "./embedded-roles.ts";
import { requireFreePort } from "./ports.ts";

export interface PortalOptions {
  dev: boolean;
  say: (line: string) => void;
}

export interface RunningPortal {
  url: string;
  env: NodeJS.ProcessEnv;
  settings: Env;
  supervisor: Supervisor;
  stop: () => Promise<void>;
}

const DATABASE = "ruwang";

/** Everything `npm start` runs, in order: build, database, migrations, demo, parts; resolves when healthy. */
export async function startPortal({ dev, say }: PortalOptions): Promise<RunningPortal> {
  const folder = dataDir();
  mkdirSync(folder, { recursive: true });
  requireSoleSupervisor(folder);
  const { env, cluster, open } = await databaseSettings(folder, dev);
  const settings = parseEnv(env);
  requireTemplates(settings.sms);
  await requireFreePorts(settings);
  if (!dev) await buildIfNeeded(say);
  writeFileSync(join(folder, "supervisor.pid"), String(process.pid));
  const supervisor = new Supervisor(join(folder, "logs"), say);
  const stop = () => supervisor.stop();
  try {
    if (cluster !== null) {
      await cluster.stopOrphan();
      supervisor.run({ name: "postgres", start: cluster.spawn, stopSignal: "SIGINT", drainMs: 15_000 });
    }
    await open();
    if (settings.mode === "production") await requireOwnRole(settings.databaseUrl, "owner");
    await migrateDatabase(settings.databaseUrl);
    if (settings.mode === "demo") await seedDemo(settings, say);
    else await refuseAlienParts(env, settings.databaseUrl);
    const external = {
      mqtt: process.env.MQTT_URL !== undefined,
      gateway: isGatewayOutside(),
    };
    for (const part of applicationParts(env, external, dev)) supervisor.run(part);
    await waitUntilHealthy(settings.portalUrl);
    return { url: settings.portalUrl, env, settings, supervisor, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface DatabaseSettings {
  env: NodeJS.ProcessEnv;
  /** The embedded server, unless `DATABASE_URL` names another. */
  cluster: Cluster | null;
  /** Waits for the embedded server and makes its database. */
  open: () => Promise<void>;
}

/** The environment every part gets, and the database behind it. */
export async function databaseSettings(folder: string, dev: boolean): Promise<DatabaseSettings> {
  const base: NodeJS.ProcessEnv = {
    ...process.env,
    RUWANG_DATA_DIR: folder,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  if (isProduction()) return { env: base, cluster: null, open: async () => {} };
  const secrets = demoSecrets(folder);
  const { DATABASE_PASSWORD: password, ...shared } = secrets;
  const outside = process.env.DATABASE_URL;
  const cluster =
    outside === undefined
      ? prepareCluster({ folder: join(folder, "postgres"), password, durable: true })
      : null;
  return {
    env: {
      ...shared,
      DATABASE_URL: outside,
      ...base,
      ...(cluster !== null && embeddedUrls(cluster)),
    },
    cluster,
    open: async () => {
      if (cluster === null) return;
      await cluster.waitUntilReady();
      await ensureDatabase(cluster, DATABASE);
    },
  };
}

/** The owner's connection, and one for each process, whose role may no more than it needs. */
function embeddedUrls(cluster: Cluster): NodeJS.ProcessEnv {
  const urls = Object.entries(DATABASE_SETTINGS).map(([process, setting]) => [
    setting,
    cluster.url(DATABASE, ROLES[process as DatabaseProcess]),
  ]);
  return { DATABASE_URL: cluster.url(DATABASE, OWNER), ...Object.fromEntries(urls) };
}

/** Two supervisors over one data folder would stop each other's database. */
function requireSoleSupervisor(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, "supervisor.pid"), "utf8"));
    const running =
      pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("server/start/");
    if (!running) return;
  } catch {
    // Nobody has started here before, or that one is gone.
    return;
  }
  throw new Error(
    `Ruwang already runs on ${folder}. Stop it first, or choose another folder with RUWANG_DATA_DIR.`,
  );
}

/** In production: nobody of the demo in the database, and each process by a role that may no more than it needs. */
async function refuseAlienParts(env: NodeJS.ProcessEnv, databaseUrl: string): Promise<void> {
  for (const [process, setting] of Object.entries(DATABASE_SETTINGS))
    await requireOwnRole(env[setting] ?? databaseUrl, process as DatabaseProcess);
  const { db, close } = connectDatabase(databaseUrl, { max: 1, name: "start" });
  await requireNoDemoPeople(db).finally(close);
}

async function requireFreePorts({ port, deviceLinkPort, mqttPort, gatewayPort }: Env): Promise<void> {
  await requireFreePort("PORT", port);
  await requireFreePort("DEVICE_LINK_PORT", deviceLinkPort);
  if (process.env.MQTT_URL === undefined) await requireFreePort("MQTT_PORT", mqttPort);
  if (!isGatewayOutside()) await requireFreePort("GATEWAY_PORT", gatewayPort);
}

/** The mock gateway belongs to the demo, whoever collects its payments: the demo's carriers are there too. */
function isGatewayOutside(): boolean {
  return process.env.GATEWAY_URL !== undefined || isProduction();
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
