import { setTimeout as sleep } from "node:timers/promises";
import { Chance } from "../chaos/chance.ts";
import { type DeviceFacts, VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { FleetTerminal } from "./fleet-terminal.ts";
import { MISHAPS } from "./mishaps.ts";
import { Tally } from "./tally.ts";
import { waitingTerminals } from "./waiting-terminals.ts";

export interface FleetOptions {
  portalUrl: string;
  deviceLinkUrl: string;
  terminals: number;
  minutes: number;
  chaos: boolean;
  seed: number;
}

export interface Fleet {
  tally: Tally;
  terminals: readonly FleetTerminal[];
  phase: "waiting" | "activating" | "running" | "settling" | "over";
  startedAt: number;
}

/** A beat of each, a little apart from the others'. */
const BEAT_MS = 10_000;
/** So many activate at a time, as many as one address may try without being taken for a guesser. */
const ABREAST = 30;
/** Of the turns under chaos, so many go wrong. */
const MISHAP_SHARE = 0.3;
const SETTLE_MS = 60_000;

/** Runs a fleet against a portal; `onChange` is given it while it runs. Resolves when every terminal settled or time is over. */
export async function runFleet(options: FleetOptions, onChange: (fleet: Fleet) => void): Promise<Fleet> {
  const tally = new Tally();
  const fleet: Fleet = { tally, terminals: [], phase: "waiting", startedAt: Date.now() };
  const ticking = setInterval(() => onChange(fleet), 1_000);
  try {
    const waiting = await waitingTerminals(options.portalUrl, options.terminals, (there) => {
      tally.counts.set("waiting", there);
      onChange(fleet);
    });
    const chance = new Chance(options.seed);
    const make = async (facts: DeviceFacts) =>
      new FleetTerminal(await VirtualTerminal.make(options.deviceLinkUrl, facts), {
        chance: chance.fork(),
        tally,
      });
    fleet.terminals = await Promise.all(waiting.map(make));
    fleet.phase = "activating";
    await abreast(fleet.terminals, (one) =>
      one.start({ oldSoftware: options.chaos && one.chance.next() < MISHAP_SHARE }),
    );
    fleet.phase = "running";
    const until = Date.now() + options.minutes * 60_000;
    await Promise.all(fleet.terminals.map((one) => work(one, { until, chaos: options.chaos })));
    fleet.phase = "settling";
    await settle(fleet.terminals);
    fleet.phase = "over";
    return fleet;
  } finally {
    clearInterval(ticking);
    for (const one of fleet.terminals) one.disconnect();
  }
}

async function work(one: FleetTerminal, { until, chaos }: { until: number; chaos: boolean }): Promise<void> {
  const names = Object.keys(MISHAPS);
  await sleep(one.chance.between(0, BEAT_MS));
  while (Date.now() < until) {
    const name = names[one.chance.between(0, names.length - 1)];
    const mishap =
      chaos && one.chance.next() < MISHAP_SHARE && name !== undefined ? MISHAPS[name] : undefined;
    if (mishap === undefined) await one.beat();
    else {
      one.tally.count(`mishap: ${name}`);
      await mishap(one);
    }
    await sleep(Math.min(BEAT_MS + one.chance.between(-2_000, 2_000), Math.max(0, until - Date.now())));
  }
}

/** Nothing goes wrong any more: each says what it runs until what is wanted and what runs are one, for all in one round. */
async function settle(terminals: readonly FleetTerminal[]): Promise<void> {
  const until = Date.now() + SETTLE_MS;
  do {
    await sleep(1_000);
    await abreast(terminals, (one) => one.settle());
  } while (terminals.some((one) => !one.isConverged) && Date.now() < until);
}

async function abreast(all: readonly FleetTerminal[], act: (one: FleetTerminal) => Promise<void>) {
  const queue = [...all];
  const next = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: ABREAST }, next));
}
