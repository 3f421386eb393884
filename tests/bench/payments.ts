import { connectDatabase } from "#db/client.ts";
import { createNotices } from "#server/changes/notices.ts";
import { publish, three } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { arrange } from "./payments/arrange.ts";
import { type Crew, startCrew } from "./payments/crew.ts";
import { mockRate } from "./payments/mock-rate.ts";
import { whereTimeGoes } from "./payments/where-time-goes.ts";
import type { Assignment } from "./payments/worker.ts";

const PROCESSES = [1, 3] as const;
const CLIENTS = [1, 8, 32] as const;
const SIDES = ["verbs", "statements"] as const;
const ROUNDS = 5;
const TURN_MS = 2_000;
const WARM_MS = 1_500;
/** Payments a second at which waits are looked at: a shop of two hundred tills at their busiest. */
const RATE = 40;
const RATE_MS = 10_000;
const LEAST = 0.5;

type Side = (typeof SIDES)[number];

const database = await startThrowawayDatabase();
const { db, close } = connectDatabase(database.url, { max: 4, name: "bench" });
const notices = createNotices(database.url);
const rates = new Map<string, number[]>();
const keyOf = (side: Side, processes: number, clients: number) => `${side}/${processes}/${clients}`;

/** Turns of both sides in changing order, so that what slows the machine slows both. */
async function contest(processes: number, assignment: Omit<Assignment, "side">): Promise<number[]> {
  const crews = await Promise.all(SIDES.map((side) => startCrew(processes, { ...assignment, side })));
  const one = async (at: number, crew: Crew) => {
    const { tookMs, forMs } = await crew.turn({ ms: TURN_MS });
    const key = keyOf(SIDES[at] as Side, processes, assignment.clients.length);
    rates.set(key, [...(rates.get(key) ?? []), tookMs.length / (forMs / 1_000)]);
  };
  for (const crew of crews) await crew.turn({ ms: WARM_MS });
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const at of order) await one(at, crews[at] as Crew);
  }
  const steady = await (crews[0] as Crew).turn({ ms: RATE_MS, rate: RATE });
  await Promise.all(crews.map((crew) => crew.end()));
  return steady.tookMs.sort((a, b) => a - b);
}

try {
  const arranged = await arrange({ db, notices, url: database.url }, Math.max(...CLIENTS));
  const waits = new Map<string, number>();
  const goals = [];
  for (const processes of PROCESSES) {
    for (const clients of CLIENTS) {
      const steady = await contest(processes, { url: database.url, clients: arranged.slice(0, clients) });
      waits.set(`${processes}/${clients}`, steady[Math.floor(steady.length * 0.99)] ?? Number.NaN);
      const of = (side: Side) => rates.get(keyOf(side, processes, clients)) ?? [];
      const { median } = ratioOf(of("verbs"), of("statements"));
      const goal = `≥ ${LEAST} × its statements alone, ${processes} process${processes > 1 ? "es" : ""}, ${clients} clients`;
      goals.push({ goal, reached: median, held: median >= LEAST });
    }
  }
  const parts = await whereTimeGoes({
    url: database.url,
    notices,
    counter: arranged[0] as (typeof arranged)[0],
  });
  const mock = await mockRate({ url: database.url, notices, arranged: arranged.slice(0, 8) });
  const cell = (side: Side, processes: number, clients: number) => {
    const { median, low, high } = spreadOf(rates.get(keyOf(side, processes, clients)) ?? []);
    return `${three(median)} (${three(low)} … ${three(high)})`;
  };
  publish({
    name: "payments",
    what: `payments a second, taken, answered and paid; the gateway answers at once. With the mock gateway: ${three(mock)} a second at 8 clients`,
    table: [
      ["processes, clients", "through the verbs", "their statements alone", `p99 at ${RATE} a second, ms`],
      ...PROCESSES.flatMap((processes) =>
        CLIENTS.map((clients) => [
          `${processes}, ${clients}`,
          ...SIDES.map((side) => cell(side, processes, clients)),
          three(waits.get(`${processes}/${clients}`) ?? Number.NaN),
        ]),
      ),
      ["", "", "", ""],
      ["of one payment, 1 client", "ms", "", ""],
      ...parts.map(({ part, ms }) => [part, three(ms), "", ""]),
    ],
    figures: { rates: Object.fromEntries(rates), waits: Object.fromEntries(waits), parts, mock },
    goals,
  });
  if (goals.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  await notices.close();
  await close();
  await database.stop();
}
