import { createNotices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { explaining } from "#tests/support/database/explained.ts";
import { runtimeOn } from "./measure/bench-world.ts";
import { publish, three } from "./measure/report.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { contest, type Timed } from "./queue/contest.ts";
import { fill, NOW } from "./queue/fill.ts";
import { faultsOf } from "./queue/plans.ts";
import { countsOf, pagesOf, type Question, searchesOf } from "./queue/questions.ts";

/** `npm run bench queue -- --rows 100000`: another size. */
const given = process.argv.indexOf("--rows");
const ROWS = given === -1 ? 1_000_000 : Number(process.argv[given + 1]);
const MOST_TO_FIRST = 1.5;
const MOST_TO_LOOP = 1.3;
const REVIEWER = { kind: "person", id: `per_${"1".padStart(20, "0")}`, sessionId: "bench" } as const;

const database = await startThrowawayDatabase();
const notices = createNotices(database.url);
const filling = performance.now();
await fill(database.url, ROWS);
const fillSeconds = (performance.now() - filling) / 1_000;
const explained = explaining(database.url);
try {
  const ctx = contextFor(runtimeOn(explained.db, notices), {
    actor: { ...REVIEWER, roles: ["reviewer"] },
    now: NOW,
  });
  const questions = [...(await pagesOf(ctx)), countsOf(ctx), ...(await searchesOf(ctx))];
  const faults: string[] = [];
  const timed = new Map<Question, Timed>();
  for (const question of questions) {
    await refuseWrongAnswer(question);
    faults.push(...(await faultsOf(explained, question)));
    const [sent] = await explained.sentBy(question.ask);
    if (sent === undefined) throw new Error("Nothing was sent");
    timed.set(question, await contest(database.url, question.ask, sent));
  }
  const entries = [...timed].map(([{ kind, of, at }, figures]) => ({ kind, of, at, ...figures }));
  const first = (view: string) => entries.find(({ of, at }) => of === view && at === "first")?.verb.median;
  const later = entries.filter(({ kind, at }) => kind === "page" && at !== "first");
  const toFirst = Math.max(...later.map(({ of, verb }) => verb.median / (first(of) ?? Number.NaN)));
  const toLoop = Math.max(...entries.map(({ ratio }) => ratio.median));
  const goals = [
    {
      goal: `every later page ≤ ${MOST_TO_FIRST} × the first of its view`,
      reached: toFirst,
      held: toFirst <= MOST_TO_FIRST,
    },
    {
      goal: `each ≤ ${MOST_TO_LOOP} × its statement in a prepared loop`,
      reached: toLoop,
      held: toLoop <= MOST_TO_LOOP,
    },
    { goal: "no plan but the intended", reached: faults.length, held: faults.length === 0 },
  ];
  publish({
    name: "queue",
    what: `the review queue of ${ROWS.toLocaleString("en-US")} applications, filled in ${three(fillSeconds)} s`,
    table: [
      ["", "", "verb, ms", "statement in a loop, ms", "ratio"],
      ...entries.map(({ of, at, verb, loop, ratio }) => [
        of,
        at,
        ...[verb, loop, ratio].map(
          ({ median, low, high }) => `${three(median)} (${three(low)} … ${three(high)})`,
        ),
      ]),
      ...faults.map((fault) => ["plan", fault, "", "", ""]),
    ],
    figures: { rows: ROWS, entries, faults },
    goals,
  });
  if (goals.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  await explained.close();
  await notices.close();
  await database.stop();
}

async function refuseWrongAnswer({ of, at, ask, answers }: Question): Promise<void> {
  const answer = await ask();
  const items = typeof answer === "object" && answer !== null && "items" in answer ? answer.items : [answer];
  const rows = Array.isArray(items) ? items.length : 0;
  if (rows !== answers) throw new Error(`${of}, ${at}: answers ${rows} rows, not ${answers}`);
}
