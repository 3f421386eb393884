import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { EmbeddedBroker } from "#server/broker/embedded/embedded-broker.ts";
import { isBrokerUp } from "#server/broker/probe-broker.ts";
import { eventually } from "../gateway/mock-gateway.ts";

export interface BrokerProcess extends EmbeddedBroker {
  /** The most memory that it ever had, in MB. */
  peakMb: () => number;
}

interface BrokerSettings {
  port: number;
  portalPassword: string;
  deviceLinkUrl: string;
  socketsPerAddress: number;
}

const UNUSED = "a secret that no broker needs";

/** The embedded broker as `npm start` runs it, in a process of its own. */
export async function startBrokerProcess(settings: BrokerSettings): Promise<BrokerProcess> {
  const { port, portalPassword, deviceLinkUrl, socketsPerAddress } = settings;
  const child = spawn(process.execPath, ["server/broker/embedded/main.ts"], {
    cwd: new URL("../../..", import.meta.url).pathname,
    stdio: "ignore",
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "silent",
      MQTT_PORT: String(port),
      MQTT_PORTAL_PASSWORD: portalPassword,
      MQTT_SOCKETS_PER_ADDRESS: String(socketsPerAddress),
      DEVICE_LINK_URL: deviceLinkUrl,
      DATABASE_URL: "postgresql://nobody@localhost/nothing",
      GATEWAY_WEBHOOK_SECRET: UNUSED,
      TRACKER_SECRET: UNUSED,
      BANK_SECRET: UNUSED,
      SESSION_SECRET: UNUSED,
      DEVICE_TOKEN_SECRET: UNUSED,
      VAULT_KEY: "A".repeat(43),
      VAULT_INDEX_KEY: "B".repeat(43),
    } as unknown as NodeJS.ProcessEnv,
  });
  await eventually(async () => (await isBrokerUp(`mqtt://127.0.0.1:${port}`)) || undefined, 20_000);
  return {
    port,
    peakMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
