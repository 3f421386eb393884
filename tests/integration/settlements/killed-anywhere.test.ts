import { and, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { payouts, settlementRuns, settlements } from "#db/schema/settlements.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { followPayouts } from "#server/settlements/payouts/follow-payouts.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { Killed, mortal } from "../../support/payments/mortal.ts";
import {
  approved,
  bankOf,
  merchantWith,
  proven,
  type SettledMerchant,
  workingMorning,
} from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const MERCHANTS = Number(process.env.SETTLED_MERCHANTS ?? 40);
const SEED = Number(process.env.SETTLED_SEED ?? 7);
const at = workingMorning();

/** The same numbers for the same seed (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Drizzle wraps what a statement threw. */
function isDeath(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof Killed) return true;
  return false;
}

test("a run is killed anywhere, by every part that works on it, and each merchant is paid exactly once", async () => {
  const next = numbers(SEED);
  const merchants: [SettledMerchant, number][] = [];
  for (let n = 0; n < MERCHANTS; n++) {
    const fen = 1_000 + n;
    const merchant = await merchantWith(world(), fen);
    await proven(world(), merchant);
    merchants.push([merchant, fen]);
  }
  const { db } = world().runtime;
  let deaths = 0;
  /** Does it in a process that dies sooner or later, until nothing is left to do. */
  const until = async (done: () => Promise<boolean>, work: (ctx: Context) => Promise<unknown>) => {
    for (let tries = 0; !(await done()); tries++) {
      expect(tries).toBeLessThan(5_000);
      const life = 3 + next(60) + tries;
      const later = new Date(at.getTime() + tries * 3_600_000);
      try {
        await Promise.all([
          work(mortal(world().asSystem(later), life)),
          next(3) === 0 && work(world().asSystem(later)),
        ]);
      } catch (error) {
        if (error instanceof DomainError) continue;
        if (!isDeath(error)) throw error;
        deaths++;
      }
    }
  };
  const count = (status: "drafting" | "processing" | "posted") =>
    db.$count(settlementRuns, eq(settlementRuns.status, status));
  await until(
    async () => (await db.$count(settlementRuns, eq(settlementRuns.status, "pending_second"))) > 0,
    draftRuns,
  );
  const [run] = await db.select().from(settlementRuns);
  await approved(world(), { id: run?.id ?? "" });
  for (const outcome of ["lost", "arrived", "late", "lost"] as const)
    bankOf(world()).plan({ outcome }, Math.ceil(MERCHANTS / 8));
  await until(
    async () => (await db.$count(settlements, eq(settlements.status, "drafted"))) === 0,
    carryOnRuns,
  );
  const promised = async () => {
    const rows = await db.select().from(payouts).where(eq(payouts.status, "promised"));
    return rows.map(({ id }) => id);
  };
  await until(
    async () => (await promised()).length === 0,
    async (ctx) => {
      for (const payoutId of await promised()) await sendPayout(ctx, { payoutId });
    },
  );
  for (const { payout_id, status } of bankOf(world()).rows())
    if (status === "accepted" && next(2) === 0) bankOf(world()).settle(payout_id, "arrived");
  await until(async () => {
    for (const row of bankOf(world()).rows())
      if (row.status === "accepted" && row.next === null) bankOf(world()).settle(row.payout_id, "arrived");
    const waiting = and(inArray(payouts.status, ["promised", "sent"]));
    return (await db.$count(payouts, waiting)) === 0;
  }, followPayouts);
  await until(async () => (await count("processing")) === 0, carryOnRuns);

  process.stdout.write(
    `settlements killed anywhere: seed ${SEED}, ${MERCHANTS} merchants, ${deaths} deaths\n`,
  );
  expect(deaths).toBeGreaterThan(10);
  expect(await count("posted")).toBe(1);
  const credited = [...bankOf(world()).credited().values()].filter((fen) => fen > 99).sort((a, b) => a - b);
  expect(credited).toEqual(merchants.map(([, fen]) => fen));
  const end = new Date(at.getTime() + 1_000 * 86_400_000).toISOString();
  for (const [{ merchantId }] of merchants) {
    const balances = await getBalances(world().asRole("finance"), { merchantId, by: "effective", at: end });
    expect(balances).toMatchObject({ postedFen: 0, reservedFen: 0, availableFen: 0 });
  }
}, 240_000);
