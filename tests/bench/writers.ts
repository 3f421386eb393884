import { randomBytes } from "node:crypto";
import { count } from "drizzle-orm";
import { connectDatabase } from "#db/client.ts";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { createNotices } from "#server/changes/notices.ts";
import { systemActor } from "#server/domain/actor.ts";
import { createVault } from "#server/keys/vault.ts";
import { publish, three } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";
import { startDelayingProxy } from "./writers/delaying-proxy.ts";
import { bareRoundTrips, makeCases, plainEnvelope, realEnvelope, type Writer } from "./writers/envelopes.ts";

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
  const sealing = await sealingRate();
  const toPeer = ratioOf(figures("envelope", 32), figures("without audit and notice", 32)).median;
  const toItself = ratioOf(figures("envelope", 32), figures("envelope", 1)).median;
  const cell = (name: string, connections: number) => {
    const { median, low, high } = spreadOf(figures(name, connections));
    return `${three(median)} (${three(low)} … ${three(high)})`;
  };
  publish({
    name: "writers",
    what: `changes a second, ${DELAY_MS} ms added to every statement; sealed ${three(sealing.rows)} rows at ${three(sealing.rate)} a second`,
    table: [
      ["", ...CONNECTIONS.map((connections) => `${connections} connections`)],
      ...SUBJECTS.map(([name]) => [name, ...CONNECTIONS.map((connections) => cell(name, connections))]),
    ],
    figures: { rates: Object.fromEntries(rates), sealing },
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

/** How fast one sealer appends what all of them have written: above the rate of writing it keeps up. */
async function sealingRate(): Promise<{ rows: number; rate: number }> {
  const ctx = {
    db: direct.db,
    notices,
    vault: createVault(randomBytes(32), randomBytes(32)),
    storage: { put: async () => {}, get: async () => null, delete: async () => {} },
    actor: systemActor("bench"),
    now: new Date(),
  };
  const [written] = await direct.db.select({ rows: count() }).from(auditEvents);
  const startedAt = performance.now();
  await sealAudit(ctx);
  const seconds = (performance.now() - startedAt) / 1_000;
  const [sealed] = await direct.db.select({ rows: count() }).from(auditLog);
  if (sealed?.rows !== written?.rows) throw new Error("A row was left unsealed");
  return { rows: sealed?.rows ?? 0, rate: (sealed?.rows ?? 0) / seconds };
}
