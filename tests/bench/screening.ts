import { sql } from "drizzle-orm";
import { screeningLists } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { createNotices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { importList } from "#server/reviews/screening/import-list.ts";
import { likenessOf, readName } from "#server/reviews/screening/name-keys.ts";
import { screenNames } from "#server/reviews/screening/screen-names.ts";
import { explaining } from "#tests/support/database/explained.ts";
import { runtimeOn } from "./measure/bench-world.ts";
import { publish, three } from "./measure/report.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { chanceOf, nearMatchOf, rowsOf } from "./screening/names.ts";

const ROWS = 100_000;
const PLANTED = 200;
const LEAST_RECALL = 0.95;
const LEAST_PRECISION = 0.5;
const MOST_MS = 50;
const ALIKE = 0.8;
const ADMIN = "per_benchadmin";

const database = await startThrowawayDatabase();
const notices = createNotices(database.url);
const explained = explaining(database.url);
try {
  await explained.db.insert(people).values({
    id: ADMIN,
    roles: ["admin"],
    name: "Bench",
    email: "bench@ruwang.test",
    createdAt: new Date(),
  });
  const ctx = contextFor(runtimeOn(explained.db, notices), {
    actor: { kind: "person", id: ADMIN, roles: ["admin"], sessionId: "bench" },
    now: new Date(),
  });
  const chance = chanceOf(20261127);
  const rows = rowsOf(chance, ROWS);
  const importing = performance.now();
  const { faults } = await importList(ctx, { name: "bench", source: "generated", rows });
  if (faults.length > 0) throw new Error("A generated row has a fault");
  // A second person is not measured here.
  await explained.db.update(screeningLists).set({ status: "published" });
  const importSeconds = (performance.now() - importing) / 1_000;
  await explained.db.execute(sql`analyze screening_entries`);
  const planted = Array.from({ length: PLANTED }, (_, nr) => {
    const at = Math.floor((nr * ROWS) / PLANTED);
    return { number: at + 1, ...nearMatchOf(chance, rows[at]?.name ?? "", nr) };
  });
  let found = 0;
  let hits = 0;
  let others = 0;
  const byHow = new Map<string, { asked: number; found: number }>();
  const times: number[] = [];
  for (const { number, name, how } of planted) {
    const began = performance.now();
    const answered = await screenNames(explained.db, {
      names: new Map([["person.name", name]]),
      idNumberIndex: null,
    });
    times.push(performance.now() - began);
    const tally = byHow.get(how) ?? { asked: 0, found: 0 };
    tally.asked += 1;
    hits += answered?.length ?? 0;
    if (answered?.some((hit) => hit.number === number) === true) {
      found += 1;
      tally.found += 1;
    }
    // A hit that sounds or looks the same is one that a person has to look at, planted or not.
    others += (answered ?? []).filter(
      (hit) => hit.number !== number && likenessOf(readName(hit.name), readName(name)) < 0.95,
    ).length;
    byHow.set(how, tally);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  const recall = found / PLANTED;
  const precision = hits === 0 ? 0 : (hits - others) / hits;
  const goals = [
    { goal: `recall ≥ ${LEAST_RECALL}`, reached: recall, held: recall >= LEAST_RECALL },
    { goal: `precision ≥ ${LEAST_PRECISION}`, reached: precision, held: precision >= LEAST_PRECISION },
    { goal: `a name in ≤ ${MOST_MS} ms (p95)`, reached: p95, held: p95 <= MOST_MS },
  ];
  publish({
    name: "screening",
    what: `${PLANTED} near matches among ${ROWS.toLocaleString("en-US")} rows (alike from ${ALIKE} on), imported in ${three(importSeconds)} s`,
    table: [
      ["how", "asked", "found"],
      ...[...byHow].map(([how, { asked, found }]) => [how, String(asked), String(found)]),
      ["all", String(PLANTED), String(found)],
      ["hits, of which planted", String(hits), String(found)],
      ["ms a name, median", three(sorted[Math.floor(sorted.length / 2)] ?? 0), ""],
      ["ms a name, p95", three(p95), ""],
    ],
    figures: { rows: ROWS, planted: PLANTED, recall, precision, p95, importSeconds },
    goals,
  });
  if (goals.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  await explained.close();
  await notices.close();
  await database.stop();
}
