import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrokerProcess } from "../support/devices/broker-process.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { type Fleet, makeFleet } from "../support/devices/fleet.ts";
import { timesOf } from "../support/devices/latency.ts";
import type { Returning } from "../support/devices/returning-terminals.ts";
import type { VirtualTerminal } from "../support/devices/virtual-terminal.ts";

/** `RECONNECTING=10000` is the full storm, for whoever has half a minute. */
const COUNT = Number(process.env.RECONNECTING ?? 1_000);
const PER_ADDRESS = 1_000;
const BEAT = { configVersion: 0, configHash: null, firmwareVersion: "5.0.0", clock: "2026-11-01T08:00:00Z" };

let link: TestDeviceLink;
let fleet: Fleet;
let calm: VirtualTerminal;
beforeAll(async () => {
  link = await startTestDeviceLink({ ownProcess: true, socketsPerAddress: PER_ADDRESS });
  calm = await link.ready();
  fleet = await makeFleet(link.world, calm.id, COUNT);
});
afterAll(async () => {
  await fleet.disband();
  await link.close();
});

/** All of them, in a process of their own; resolves to how long it took until the last one was served, in ms. */
async function comeBack(): Promise<number> {
  const program = new URL("../support/devices/returning-terminals.ts", import.meta.url).pathname;
  const terminals = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  const { port } = link.broker();
  const told: Returning = { port, members: fleet.members, perAddress: PER_ADDRESS, beat: BEAT };
  terminals.stdin.end(JSON.stringify(told));
  return Number(await text(terminals.stdout));
}

test(`${COUNT} terminals that come back at once are all served, and nobody else waits for them`, async () => {
  let isOver = false;
  const others: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      const ask = async () =>
        expect((await calm.heartbeat({ configVersion: 0, configHash: null })).status).toBe(200);
      others.push(...(await timesOf(ask, { times: 1, pauseMs: 100 })));
    }
  })();
  const took = await comeBack();
  isOver = true;
  await asking;
  const { rows } = await link.world.runtime.db.execute<{ served: number }>(
    "select count(*)::int as served from terminals where firmware_version = '5.0.0'",
  );
  const seconds = (took / 1000).toFixed(1);
  const longest = Math.round(Math.max(...others));
  const memory = (link.broker() as BrokerProcess).peakMb();
  process.stdout.write(
    `  ${COUNT} reconnecting: all served in ${seconds} s; others waited at most ${longest} ms; broker ${memory} MB\n`,
  );
  expect(rows[0]?.served).toBe(COUNT);
  expect(longest).toBeLessThan(2_000);
});
