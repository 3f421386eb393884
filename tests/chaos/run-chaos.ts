import pg from "pg";
import { connectDatabase } from "#db/client.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { insistently, type TestPortal } from "../support/browser/test-portal.ts";
import { WebClient } from "../support/portal/web-client.ts";
import { Chance } from "./chance.ts";
import { gatewayDoubles } from "./gateway-doubles.ts";
import { Journal } from "./journal.ts";
import { apply, mobileOf } from "./load/apply.ts";
import { serve } from "./load/counter.ts";
import { check, review } from "./load/desk.ts";
import { type Load, pause, repeatedly } from "./load/load.ts";
import { ship } from "./load/logistics.ts";
import { price } from "./load/prices.ts";
import { missing } from "./missing.ts";
import { type Kill, planKills } from "./plan-kills.ts";

/** The portal asks the gateway about a payment of which it has heard nothing for half a minute. */
const RECONCILED_WITHIN_MS = 60_000;

/** A portal and the people who are signed in to it, for one seed after another. */
export interface Stage {
  portal: TestPortal;
  staff: Readonly<Record<"reviewer" | "checker" | "logistics" | "rates", WebClient>>;
  photo: Buffer;
  /** How many shops have applied so far. */
  shops: number;
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
  return { portal, staff, photo: await demoPhoto("混沌小店"), shops: 200 };
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
  const common = { journal, isOver: () => Date.now() > endsAt, deviceLinkUrl: stage.portal.deviceLinkUrl };
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
    openCounters(load(), stage.portal.running.url),
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

/** Three counters at first, and one more for each device that arrives. */
async function openCounters(load: Load, portalUrl: string): Promise<void> {
  const open = new Map<string, Promise<void>>();
  await repeatedly(load, 300, async () => {
    const found = await fetch(`${portalUrl}/api/demo/activations`).then(
      async (response) => (response.ok ? ((await response.json()) as Arrived[]) : []),
      () => [],
    );
    for (const one of found) {
      if (open.has(one.serialNumber) || (open.size >= 3 && !one.serialNumber.startsWith("CH"))) continue;
      const { merchantId, ...known } = one;
      const own = { ...load, chance: load.chance.fork() };
      open.set(one.serialNumber, serve(own, { ...known, firmwareVersion: "9.0.0" }, merchantId));
    }
  });
  await Promise.all(open.values());
}

interface Arrived {
  serialNumber: string;
  activationCode: string;
  model: string;
  merchantId: string;
}

/** What the gateway and the portal tell differently once the portal has asked about what it was not told. */
async function differences(client: pg.Client, gatewayUrl: string): Promise<string[]> {
  const deadline = Date.now() + RECONCILED_WITHIN_MS;
  for (;;) {
    const paid = await client.query<{ id: string }>("SELECT id FROM payments WHERE status = 'succeeded'");
    const found = await gatewayDoubles(gatewayUrl, new Set(paid.rows.map(({ id }) => id)));
    if (found.length === 0 || Date.now() > deadline) return found;
    await pause(500);
  }
}

/** What is wrong once the portal is whole again. */
async function faultsAfter(portal: TestPortal, journal: Journal): Promise<string[]> {
  const faults: string[] = [];
  await portal.converged().catch((error: unknown) => faults.push(String(error)));
  const databaseUrl = portal.running.env.DATABASE_URL ?? "";
  const { db, close } = connectDatabase(databaseUrl, { max: 1, name: "chaos" });
  const audit = await insistently(async () => {
    const { fault } = await verifyAudit(db, { now: new Date() });
    return fault;
  }).finally(close);
  if (audit !== null) faults.push(`audit log: ${audit.at}: ${audit.fault}`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    faults.push(...(await missing(client, journal.acknowledged)));
    faults.push(...(await differences(client, portal.running.settings.gatewayUrl)));
  } finally {
    await client.end();
  }
  return faults;
}
