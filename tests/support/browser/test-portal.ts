import { readFileSync } from "node:fs";
import pg from "pg";
import type { RunningPortal } from "#server/start/parts/portal.ts";
import { startThrowawayPortal } from "#tests/run/throwaway-portal.ts";
import { VirtualTerminal } from "../devices/virtual-terminal.ts";
import { brokenInvariants } from "../world/test-runtime.ts";

const OUTBOX_LEFT = readFileSync(new URL("../outbox-settled.sql", import.meta.url), "utf8");

/** Everything that `npm start` runs, on ports and data of its own. */
export interface TestPortal {
  running: RunningPortal;
  deviceLinkUrl: string;
  kill: (part: string) => void;
  /** An active terminal of the demo's stock, with a token. */
  terminal: () => Promise<VirtualTerminal>;
  /** Resolves when the portal is whole again: healthy, nothing promised left undone, every invariant holding. */
  converged: () => Promise<void>;
  stop: () => Promise<void>;
}

export async function startTestPortal(): Promise<TestPortal> {
  const running = await startThrowawayPortal(() => {});
  const deviceLinkUrl = `http://127.0.0.1:${process.env.DEVICE_LINK_PORT}`;
  const databaseUrl = running.env.DATABASE_URL ?? "";
  return {
    running,
    deviceLinkUrl,
    kill: (part) => {
      const pid = running.supervisor.pidOf(part);
      if (pid === undefined) throw new Error(`${part} does not run`);
      process.kill(pid, "SIGKILL");
    },
    terminal: () => activateOne(running.url, deviceLinkUrl),
    converged: async () => {
      await insistently(async () => {
        const health = await fetch(`${running.url}/api/health`);
        if (!health.ok) throw new Error(await health.text());
      });
      await insistently(async () => {
        const left = await outboxLeft(databaseUrl);
        if (left.length > 0) throw new Error(`Promised and not done: ${JSON.stringify(left)}`);
      });
      const broken = await brokenInvariants(databaseUrl);
      if (broken.length > 0) throw new Error(`Invariants broken: ${broken.join("; ")}`);
    },
    stop: running.stop,
  };
}

/** Tries again, whatever goes wrong, as a device on a bad network does; gives up after a minute. */
export async function insistently<T>(work: () => Promise<T>, timeoutMs = 60_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function activateOne(portalUrl: string, deviceLinkUrl: string): Promise<VirtualTerminal> {
  const waiting = await insistently(async () => {
    const response = await fetch(`${portalUrl}/api/demo/activations`);
    if (!response.ok) throw new Error(`activations: ${response.status}`);
    return (await response.json()) as { serialNumber: string; activationCode: string; model: string }[];
  });
  const [first] = waiting;
  if (first === undefined) throw new Error("no terminal waits for activation");
  const { serialNumber, activationCode, model } = first;
  const facts = { serialNumber, activationCode, model, firmwareVersion: "9.0.0" };
  const terminal = await VirtualTerminal.make(deviceLinkUrl, facts);
  await insistently(async () => requireStatus(await terminal.activate(), [200, 201]));
  await insistently(async () => requireStatus(await terminal.authenticate(), [200]));
  return terminal;
}

export function requireStatus<T extends { status: number; body: unknown }>(
  reply: T,
  statuses: readonly number[],
): T {
  if (statuses.includes(reply.status)) return reply;
  throw new Error(`answered ${reply.status}: ${JSON.stringify(reply.body)}`);
}

async function outboxLeft(databaseUrl: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(OUTBOX_LEFT)).rows;
  } finally {
    await client.end();
  }
}
