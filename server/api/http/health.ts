import { sql } from "drizzle-orm";
import { heartbeats } from "#db/schema/platform.ts";
import { isBrokerUp } from "#server/broker/probe-broker.ts";
import { read } from "#server/changes/read.ts";
import { env } from "#server/env.ts";
import { VERSION } from "#server/version.ts";
import { webRuntime } from "../runtime.ts";

type PartState = "up" | "down";

const PROBE_MS = 2_000;
/** The jobs process writes its heartbeat every 5 s. */
const JOBS_SILENT_MS = 20_000;

/** State of every part this portal needs; `ok` only when all are up. */
async function checkHealth() {
  const runtime = webRuntime();
  const [database, deviceLink, jobs, broker, gateway] = await Promise.all([
    stateOf(() => read(runtime, (db) => db.execute(sql`select 1`))),
    stateOf(() => requireOk(`${env().deviceLinkUrl}/healthz`)),
    stateOf(() => requireJobs()),
    stateOf(() => requireBroker()),
    stateOf(() => runtime.gateway.probe()),
  ]);
  const parts = { database, deviceLink, jobs, broker, gateway };
  const ok = Object.values(parts).every((state) => state === "up");
  return { status: ok ? ("ok" as const) : ("degraded" as const), version: VERSION, mode: env().mode, parts };
}

async function stateOf(probe: () => Promise<unknown>): Promise<PartState> {
  const timeout = new Promise<PartState>((resolve) => setTimeout(resolve, PROBE_MS, "down").unref());
  const answer = probe().then(
    (): PartState => "up",
    (): PartState => "down",
  );
  return Promise.race([answer, timeout]);
}

async function requireOk(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) });
  if (!response.ok) throw new Error(`answered ${response.status}`);
}

async function requireJobs(): Promise<void> {
  const [row] = await webRuntime()
    .db.select({ silentMs: sql<number>`extract(epoch from now() - ${heartbeats.beatAt}) * 1000` })
    .from(heartbeats)
    .where(sql`${heartbeats.part} = 'jobs'`);
  if (row === undefined || Number(row.silentMs) > JOBS_SILENT_MS) throw new Error("no heartbeat");
}

async function requireBroker(): Promise<void> {
  if (!(await isBrokerUp(env().mqttUrl))) throw new Error("no broker");
}

/** `GET /api/health`. */
export async function getHealth(): Promise<Response> {
  const health = await checkHealth();
  const headers = { "cache-control": "no-store" };
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers });
}
