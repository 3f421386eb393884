import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { freePort } from "#tests/run/free-port.ts";
import { startBrokerProcess } from "#tests/support/devices/broker-process.ts";
import { eventually } from "#tests/support/gateway/mock-gateway.ts";
import type { Carried, Load } from "./load.ts";
import type { Peers } from "./peers.ts";

export const TOKEN_SECRET = "a token secret of the benchmark";
const PORTAL_PASSWORD = "portal-password-of-the-benchmark";
const SOCKETS = 2_000;

export interface Ports {
  httpPort: number;
  mqttPort: number;
}

interface Started extends Ports {
  stop: () => Promise<void>;
}

/** The device link and the broker as `npm start` runs them. */
export async function startSubject(databaseUrl: string): Promise<Started> {
  const ports = { httpPort: await freePort(), mqttPort: await freePort() };
  const url = `http://127.0.0.1:${ports.httpPort}`;
  const unused = "a secret that nobody here needs";
  const child = spawn(process.execPath, [...profiling(), "server/device-link/main.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      DEVICE_LINK_PORT: String(ports.httpPort),
      MQTT_PORT: String(ports.mqttPort),
      MQTT_PORTAL_PASSWORD: PORTAL_PASSWORD,
      DATABASE_URL: databaseUrl,
      DEVICE_TOKEN_SECRET: TOKEN_SECRET,
      GATEWAY_WEBHOOK_SECRET: unused,
      SESSION_SECRET: unused,
      TRACKER_SECRET: unused,
      BANK_SECRET: unused,
      VAULT_KEY: "A".repeat(43),
      VAULT_INDEX_KEY: "B".repeat(43),
    } as unknown as NodeJS.ProcessEnv,
  });
  const isUp = async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok || undefined;
  await eventually(isUp, 20_000);
  const broker = await startBrokerProcess({
    port: ports.mqttPort,
    portalPassword: PORTAL_PASSWORD,
    deviceLinkUrl: url,
    socketsPerAddress: SOCKETS,
  });
  const stop = async () => {
    await broker.stop();
    await end(child);
  };
  return { ...ports, stop };
}

/** `RUWANG_CPU_PROFILE=folder` leaves a profile of the device link there. */
function profiling(): string[] {
  const folder = process.env.RUWANG_CPU_PROFILE;
  return folder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${folder}`];
}

export async function startPeers(told: Omit<Peers, keyof Ports>): Promise<Started> {
  const ports = { httpPort: await freePort(), mqttPort: await freePort() };
  const child = spawn(process.execPath, ["tests/bench/device-link/peers.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  child.stdin?.end(JSON.stringify({ ...told, ...ports } satisfies Peers));
  if (child.stdout !== null) await once(child.stdout, "data");
  return { ...ports, stop: () => end(child) };
}

/** One turn of the generator, which is the same program for everybody. */
export async function carry(load: Load): Promise<Carried> {
  const child = spawn(process.execPath, ["tests/bench/device-link/load.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(load));
  return JSON.parse(await text(child.stdout)) as Carried;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
