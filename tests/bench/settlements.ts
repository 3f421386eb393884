import { eq, sql } from "drizzle-orm";
import { connectDatabase } from "#db/client.ts";
import { payouts, settlementRuns, settlements } from "#db/schema/settlements.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import { createNotices } from "#server/changes/notices.ts";
import type { Context } from "#server/context.ts";
import { followPayouts } from "#server/settlements/payouts/follow-payouts.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { Killed, mortal } from "#tests/support/payments/mortal.ts";
import { workingMorning } from "#tests/support/settlements/settled-merchants.ts";
import { benchWorld } from "./measure/bench-world.ts";
import { publish, three } from "./measure/report.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { fenOf, makeMerchants } from "./settlements/make-merchants.ts";

/** `npm run bench settlements -- 100000`: a run of so many merchants, whose processes die again and again. */
const MERCHANTS = Number(process.argv[2] ?? 2_000);
/** Steps that a process lives: some hundreds of merchants, or a few. */
const LIFE = 20_000;
const ABREAST = 8;
const at = workingMorning();

const database = await startThrowawayDatabase();
const { db, close } = connectDatabase(database.url, { max: 20, name: "bench" });
const notices = createNotices(database.url);
const bank = new MockBank(":memory:");
const world = await benchWorld(db, notices, { bank });
const took: [string, number][] = [];
let deaths = 0;

function isDeath(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof Killed) return true;
  return false;
}

/** Works until it is done, in processes that die at any step; the last of them is let live. */
async function stage(name: string, done: () => Promise<boolean>, work: (ctx: Context) => Promise<unknown>) {
  const startedAt = performance.now();
  for (let tries = 0; !(await done()); tries++) {
    const later = new Date(at.getTime() + tries * 3_600_000);
    const life = Math.floor(LIFE * Math.random()) + 50 * tries;
    await work(mortal(world.asSystem(later), life)).catch((error: unknown) => {
      if (!isDeath(error)) throw error;
      deaths++;
    });
  }
  took.push([name, performance.now() - startedAt]);
}

const countOf = (status: "pending_second" | "posted") =>
  db.$count(settlementRuns, eq(settlementRuns.status, status));

try {
  await makeMerchants(world, MERCHANTS);
  await stage("draft", async () => (await countOf("pending_second")) === 1, draftRuns);
  const [run] = await db.select().from(settlementRuns);
  const { second } = world.twoPeople();
  const seen = await getRun(second, { runId: run?.id ?? "" });
  await approveRun(second, { runId: seen.id, version: seen.version, evidenceHash: seen.evidenceHash });
  await stage(
    "begin",
    async () => (await db.$count(settlements, eq(settlements.status, "drafted"))) === 0,
    carryOnRuns,
  );
  bank.plan({ outcome: "lost" }, Math.ceil(MERCHANTS / 10));
  const promised = () => db.select({ id: payouts.id }).from(payouts).where(eq(payouts.status, "promised"));
  await stage(
    "send",
    async () => (await db.$count(payouts, eq(payouts.status, "promised"))) === 0,
    async (ctx) => {
      const rest = await promised();
      const send = async () => {
        for (let one = rest.pop(); one !== undefined; one = rest.pop())
          await sendPayout(ctx, { payoutId: one.id }).catch((error: unknown) => {
            if (isDeath(error)) throw error;
          });
      };
      await Promise.all(Array.from({ length: ABREAST }, send));
    },
  );
  await stage(
    "follow",
    async () => (await db.$count(payouts, eq(payouts.status, "sent"))) === 0,
    followPayouts,
  );
  await stage("end", async () => (await countOf("posted")) === 1, carryOnRuns);
  const credited = [...bank.credited().values()].sort((a, b) => a - b);
  const once = credited.length === MERCHANTS && credited.every((fen, nr) => fen === fenOf(nr + 1));
  const left = await db.execute<{ fen: string }>(
    sql`select coalesce(sum(amount_fen), 0) as fen from ledger_entries where account = 'merchant' and layer <> 'expected'`,
  );
  const balanced = Number(left.rows[0]?.fen) === 0;
  const total = took.reduce((sum, [, ms]) => sum + ms, 0);
  publish({
    name: "settlements",
    what: `a settlement run of ${three(MERCHANTS)} merchants whose processes died ${deaths} times; ${three(MERCHANTS / (total / 1_000))} merchants a second`,
    table: [["", "seconds"], ...took.map(([name, ms]) => [name, three(ms / 1_000)])],
    figures: { merchants: MERCHANTS, deaths, took: Object.fromEntries(took) },
    goals: [
      { goal: "each merchant is paid exactly once", reached: once ? 1 : 0, held: once },
      { goal: "nothing is left, and nothing is owed", reached: balanced ? 1 : 0, held: balanced },
    ],
  });
} finally {
  await notices.close();
  await close();
  await database.stop();
}
