import { demoPhoto } from "#server/demo/demo-photo.ts";
import { insistently, type TestPortal } from "../support/browser/test-portal.ts";
import { WebClient } from "../support/portal/web-client.ts";
import { Chance } from "./chance.ts";
import { faultsAfter } from "./faults-after.ts";
import { Journal } from "./journal.ts";
import { apply, mobileOf } from "./load/apply.ts";
import type { Counter } from "./load/counter.ts";
import { openCounters } from "./load/counters.ts";
import { check, review } from "./load/desk.ts";
import { type Load, pause } from "./load/load.ts";
import { ship } from "./load/logistics.ts";
import { price } from "./load/prices.ts";
import { type Kill, planKills } from "./plan-kills.ts";

/** A portal and the people who are signed in to it, for one seed after another. */
export interface Stage {
  portal: TestPortal;
  staff: Readonly<Record<"reviewer" | "checker" | "logistics" | "rates", WebClient>>;
  photo: Buffer;
  /** How many shops have applied so far. */
  shops: number;
  /** Those that earlier seeds have opened. */
  counters: Counter[];
}

export interface Outcome {
  seed: number;
  faults: string[];
  counts: Record<string, number>;
  kills: readonly Kill[];
  asked: number;
  interrupted: number;
  longestMs: number;
}

/** How much longer everybody works on a slow machine, until something of every kind was acknowledged. */
const MORE_MS = 30_000;

/** Signs everybody in while nothing is killed yet. */
export async function openStage(portal: TestPortal): Promise<Stage> {
  const signedIn = async (name: string) => {
    const client = new WebClient([portal.running.url]);
    await client.signInStaff(name);
    return client;
  };
  const staff = {
    reviewer: await signedIn("reviewer"),
    checker: await signedIn("checker"),
    logistics: await signedIn("logistics"),
    rates: await signedIn("rates"),
  };
  return { portal, staff, photo: await demoPhoto("混沌小店"), shops: 200, counters: [] };
}

/** Everybody works while every part is killed at moments of the seed's; then nothing may be lost or doubled. */
export async function runChaos(
  stage: Stage,
  { seed, seconds }: { seed: number; seconds: number },
): Promise<Outcome> {
  const chance = new Chance(seed);
  const kills = planKills(chance.fork(), seconds * 1_000);
  const journal = new Journal();
  const endsAt = Date.now() + seconds * 1_000;
  const isOver = () => Date.now() > endsAt + (journal.isMixed() ? 0 : MORE_MS);
  const common = { journal, isOver, deviceLinkUrl: stage.portal.deviceLinkUrl };
  const shared = { waiting: [], served: [] };
  const load = (): Load => ({ ...common, ...shared, chance: chance.fork() });
  const applicants = await Promise.all([signUp(stage), signUp(stage)]);
  const { reviewer, checker, logistics, rates } = stage.staff;
  await Promise.all([
    kill(stage.portal, kills),
    ...applicants.map(({ client, n }) => apply(load(), client, { n, photo: stage.photo })),
    review(load(), reviewer),
    check(load(), checker),
    ship(load(), logistics),
    price(load(), rates, checker),
    openCounters(load(), stage.portal.running.url, stage.counters),
  ]);
  const faults = [...journal.faults, ...(await faultsAfter(stage.portal, journal))];
  const { asked, interrupted, longestMs } = journal;
  return {
    seed,
    faults,
    counts: journal.counts(),
    kills,
    asked,
    interrupted,
    longestMs: Math.round(longestMs),
  };
}

async function signUp(stage: Stage): Promise<{ client: WebClient; n: number }> {
  stage.shops += 1;
  const n = stage.shops;
  const client = new WebClient([stage.portal.running.url]);
  await insistently(() => client.signInMobile(mobileOf(n)));
  return { client, n };
}

async function kill(portal: TestPortal, kills: readonly Kill[]): Promise<void> {
  const startedAt = Date.now();
  for (const { part, atMs } of kills) {
    await pause(Math.max(0, startedAt + atMs - Date.now()));
    try {
      portal.kill(part);
    } catch {
      // It is down already, from the last time.
    }
  }
}
