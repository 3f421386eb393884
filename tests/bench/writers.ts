import { connectDatabase } from "#db/client.ts";
import { createNotices } from "#server/changes/notices.ts";
import { publish, three } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { makeCounters } from "./writers/counters.ts";
import { startDelayingProxy } from "./writers/delaying-proxy.ts";
import { bareRoundTrips, makeCases, plainEnvelope, realEnvelope, type Writer } from "./writers/envelopes.ts";
import { sealingLag, sealingRate } from "./writers/sealing.ts";

const CONNECTIONS = [1, 8, 32] as const;
const ROUNDS = 5;
const TURN_MS = 1_500;
const DELAY_MS = 1;

type Envelope = (writer: Writer, id: string) => Promise<unknown>;
const SUBJECTS: readonly [string, Envelope][] = [
  ["envelope", realEnvelope],
  ["without audit and notice", plainEnvelope],
  ["bare round trips", bareRoundTrips],
];

/** Changes a second when so many connections write as fast as they are answered. */
async function rateOf(envelope: Envelope, writer: Writer, ids: readonly string[]): Promise<number> {
  const until = performance.now() + TURN_MS;
  let done = 0;
  const write = async (id: string) => {
    while (performance.now() < until) {
      await envelope(writer, id);
      done += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(ids.map(write));
  return done / ((performance.now() - startedAt) / 1_000);
}

const database = await startThrowawayDatabase();
const proxy = await startDelayingProxy(database.url, DELAY_MS);
const direct = connectDatabase(database.url, { max: 4, name: "bench" });
const notices = createNotices(database.url);
try {
  const ids = await makeCases(direct.db, 32);
  const rates = new Map<string, number[]>();
  const keyOf = (name: string, connections: number) => `${name}/${connections}`;
  for (let round = 0; round < ROUNDS; round++) {
    for (const connections of CONNECTIONS) {
      const through = connectDatabase(proxy.url, { max: connections, name: "writers" });
      for (let turn = 0; turn < SUBJECTS.length; turn++) {
        const [name, envelope] = SUBJECTS[(round + turn) % SUBJECTS.length] as (typeof SUBJECTS)[number];
        const rate = await rateOf(envelope, { db: through.db, notices }, ids.slice(0, connections));
        rates.set(keyOf(name, connections), [...(rates.get(keyOf(name, connections)) ?? []), rate]);
      }
      await through.close();
    }
  }
  const figures = (name: string, connections: number) => rates.get(keyOf(name, connections)) ?? [];
  const through = connectDatabase(proxy.url, { max: 32, name: "writers" });
  const writer = { db: direct.db, notices };
  const sealing = await sealingRate(writer);
  const lag = await sealingLag(writer, () => rateOf(realEnvelope, { db: through.db, notices }, ids));
  await through.close();
  const payments = await paymentRates();
  const toPeer = ratioOf(figures("envelope", 32), figures("without audit and notice", 32)).median;
  const toItself = ratioOf(figures("envelope", 32), figures("envelope", 1)).median;
  const cell = (name: string, connections: number) => {
    const { median, low, high } = spreadOf(figures(name, connections));
    return `${three(median)} (${three(low)} … ${three(high)})`;
  };
  publish({
    name: "writers",
    what: `changes a second, ${DELAY_MS} ms added to every statement; sealed ${three(sealing.rows)} rows at ${three(sealing.rate)} a second; while 32 write, a row waits ${three(lag.medianMs)} ms for its seal, at most ${three(lag.mostMs)}`,
    table: [
      ["", ...CONNECTIONS.map((connections) => `${connections} connections`)],
      ...SUBJECTS.map(([name]) => [name, ...CONNECTIONS.map((connections) => cell(name, connections))]),
      ["orders through createPayment", ...payments.map((rate) => three(rate))],
    ],
    figures: { rates: Object.fromEntries(rates), sealing, lag, payments },
    goals: [
      { goal: "≥ 0.8 × without audit and notice, 32 connections", reached: toPeer, held: toPeer >= 0.8 },
      { goal: "≥ 8 × its own rate of one connection", reached: toItself, held: toItself >= 8 },
    ],
  });
  if (toPeer < 0.8 || toItself < 8) process.exitCode = 1;
} finally {
  await notices.close();
  await direct.close();
  await proxy.close();
  await database.stop();
}

/** Orders a second through the real verb, at terminals of their own; the gateway answers at once. */
async function paymentRates(): Promise<number[]> {
  const counters = await makeCounters(direct.db, notices, 32);
  const rates: number[] = [];
  for (const connections of CONNECTIONS) {
    const through = connectDatabase(proxy.url, { max: connections, name: "counters" });
    const byId = new Map(counters.slice(0, connections).map((counter, at) => [String(at), counter]));
    const take: Envelope = (writer, id) => byId.get(id)?.(writer) ?? Promise.resolve();
    rates.push(await rateOf(take, { db: through.db, notices }, [...byId.keys()]));
    await through.close();
  }
  return rates;
}
