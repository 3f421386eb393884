import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { connectDatabase } from "#db/client.ts";
import { differences } from "#db/schema/reconciliations.ts";
import { createNotices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { daysAfter, shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { createStripeGateway } from "#server/gateway/stripe-gateway.ts";
import { compareDay } from "#server/reconciliations/compare-day.ts";
import { getReconciliation } from "#server/reconciliations/get-reconciliation.ts";
import { runReconciliation } from "#server/reconciliations/run-reconciliation.ts";
import { startReconciliation } from "#server/reconciliations/start-reconciliation.ts";
import { runtimeOn } from "./measure/bench-world.ts";
import { publish, three } from "./measure/report.ts";
import { spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { PLANTED, serveStatement } from "./reconcile/statement.ts";

/** `npm run bench reconcile -- --rows 100000`: another size. */
const given = process.argv.indexOf("--rows");
const ROWS = given === -1 ? 1_000_000 : Number(process.argv[given + 1]);
const ROUNDS = 5;
const MOST_TO_FLOOR = 4;
const MOST_MEMORY_MB = 512;

const DAY = daysAfter(shanghaiDate(new Date()), -1);
const FIRST = shanghaiDay(DAY).first.toISOString();

const database = await startThrowawayDatabase();
const statement = await serveStatement(ROWS, FIRST);
const { db, close } = connectDatabase(database.url, { max: 4, name: "bench" });
const notices = createNotices(database.url);
try {
  const fill = readFileSync(new URL("reconcile/fill.sql", import.meta.url), "utf8");
  await db.$client.query(fill.replaceAll("$ROWS", String(ROWS)).replaceAll("$DAY", FIRST));
  await db.$client.query("vacuum analyze payments");
  const gateway = createStripeGateway({
    url: statement.url,
    secretKey: "sk_bench",
    webhookSecret: "whsec_bench",
  });
  const ctx = contextFor(
    { ...runtimeOn(db, notices), gateway },
    { actor: systemActor("bench"), now: new Date() },
  );
  const { id } = await startReconciliation(ctx, { day: DAY });

  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const wholeMs = await timed(() => runReconciliation(ctx, { reconciliationId: id }));
  clearInterval(watch);

  const day = { reconciliationId: id, ...shanghaiDay(DAY) };
  const rounds = { compared: [] as number[], joined: [] as number[], ratios: [] as number[] };
  await db.$client.query("vacuum analyze statement_lines");
  for (let round = 0; round < ROUNDS; round++) {
    const joined = await timed(() => plainJoin(id));
    const compared = await timed(() => compareDay(db, day));
    rounds.joined.push(joined);
    rounds.compared.push(compared);
    rounds.ratios.push(compared / joined);
  }
  const copied = await timed(() => copyLines(id));

  const classes = await foundClasses(id);
  const right = Object.entries(PLANTED).reduce(
    (sum, [name, count]) => sum + Math.min(count, classes.get(name) ?? 0),
    0,
  );
  const planted = Object.values(PLANTED).reduce((sum, count) => sum + count, 0);
  const found = [...classes.values()].reduce((sum, count) => sum + count, 0);
  const { matched } = await getReconciliation({ ...ctx, actor: staff() }, { reconciliationId: id });
  const ratio = spreadOf(rounds.ratios).median;
  const memoryMb = (peak - before) / 1024 / 1024;
  const seconds = (ms: number[]) => {
    const { median, low, high } = spreadOf(ms.map((one) => one / 1_000));
    return `${three(median)} (${three(low)} … ${three(high)})`;
  };
  publish({
    name: "reconcile",
    what: `a day of ${ROWS.toLocaleString("en-US")} payments against the gateway's file: ${found} differences found of ${planted} planted, ${right} classed right, ${matched.toLocaleString("en-US")} movements agree; ${three(wholeMs / 60_000)} minutes in all, ${three(memoryMb)} MB more memory`,
    table: [
      ["", "role", "seconds"],
      [
        "reading the file over HTTP, keeping its lines, comparing, recording",
        "subject",
        three(wholeMs / 1_000),
      ],
      ["comparing alone, both sides' sums and what is known elsewhere", "subject", seconds(rounds.compared)],
      ["a plain full join of the two tables, counted", "floor", seconds(rounds.joined)],
      ["the same lines copied within the database", "floor", three(copied / 1_000)],
    ],
    figures: {
      rows: ROWS,
      wholeMs,
      ...rounds,
      copied,
      memoryMb,
      classes: Object.fromEntries(classes),
      found,
      right,
    },
    goals: [
      {
        goal: `${planted} planted differences found, and none besides`,
        reached: found,
        held: found === planted,
      },
      { goal: `${planted} classed right`, reached: right, held: right === planted },
      {
        goal: `comparing ≤ ${MOST_TO_FLOOR} × the plain full join`,
        reached: ratio,
        held: ratio <= MOST_TO_FLOOR,
      },
      { goal: `≤ ${MOST_MEMORY_MB} MB more memory`, reached: memoryMb, held: memoryMb <= MOST_MEMORY_MB },
    ],
  });
  if (found !== planted || right !== planted || ratio > MOST_TO_FLOOR || memoryMb > MOST_MEMORY_MB)
    process.exitCode = 1;
} finally {
  await notices.close();
  await close();
  statement.stop();
  await database.stop();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** What somebody would type who has both sides in tables and wants to know how many differ. */
function plainJoin(reconciliationId: string) {
  return db.execute(sql`
    select count(*) from
      (select gateway_intent_id as key, amount_fen as fen from payments
         where status = 'succeeded' and paid_at between ${FIRST} and ${shanghaiDay(DAY).last}
       union all select id, amount_fen from refunds where status = 'succeeded') o
      full join (select key, amount_fen as fen from statement_lines where reconciliation_id = ${reconciliationId}) t
        using (key) where o.fen is distinct from t.fen`);
}

function copyLines(reconciliationId: string) {
  return db.execute(
    sql`create table copied as select * from statement_lines where reconciliation_id = ${reconciliationId}`,
  );
}

async function foundClasses(reconciliationId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ name: differences.class, count: sql<number>`count(*)::int` })
    .from(differences)
    .where(eq(differences.reconciliationId, reconciliationId))
    .groupBy(differences.class);
  return new Map(rows.map(({ name, count }) => [name, count]));
}

function staff() {
  return { kind: "person", id: "per_bench", roles: ["admin"], sessionId: "bench" } as const;
}
