import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { connectDatabase, type Database } from "#db/client.ts";
import { createNotices } from "#server/changes/notices.ts";
import type { Context } from "#server/context.ts";
import { receiveLines } from "#server/devices/intakes/receive-lines.ts";
import { startIntake } from "#server/devices/intakes/start-intake.ts";
import { LINES_AT_ONCE } from "#server/domain/devices/intakes/inputs.ts";
import { copyDevices, makeStockroom, type Stockroom, serialsOf } from "./import/stockroom.ts";
import { publish, three } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";

const ROWS = 100_000;
const ROUNDS = 5;

const database = await startThrowawayDatabase();
const { db, close } = connectDatabase(database.url, { max: 4, name: "bench" });
const notices = createNotices(database.url);
try {
  const stockroom = await makeStockroom(db, notices);
  const rates = { imported: [] as number[], copied: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await emptyStock(db);
    rates.copied.push(await rateOf(() => copyDevices(db, serialsOf(ROWS, `C${round}`), stockroom)));
    await emptyStock(db);
    rates.imported.push(await rateOf(() => importDevices(stockroom, serialsOf(ROWS, `I${round}`))));
    const stored = await db.execute<{ count: string }>(sql`select count(*) from devices`);
    if (Number(stored.rows[0]?.count) !== ROWS) throw new Error("A serial is missing");
  }
  const ratio = ratioOf(rates.imported, rates.copied).median;
  const cell = (figures: number[]) => {
    const { median, low, high } = spreadOf(figures);
    return `${three(median)} (${three(low)} … ${three(high)})`;
  };
  publish({
    name: "import",
    what: `serials a second of ${ROWS.toLocaleString("en-US")}, in calls of ${LINES_AT_ONCE.toLocaleString("en-US")}, each with its audit row`,
    table: [
      ["", "role", "serials a second"],
      ["intake through the verb", "subject", cell(rates.imported)],
      ["plain COPY of the same rows", "peer", cell(rates.copied)],
    ],
    figures: rates,
    goals: [{ goal: "≥ 0.3 × plain COPY", reached: ratio, held: ratio >= 0.3 }],
  });
  if (ratio < 0.3) process.exitCode = 1;
} finally {
  await notices.close();
  await close();
  await database.stop();
}

async function rateOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return ROWS / ((performance.now() - startedAt) / 1_000);
}

/** As the browser does: one call after the other. */
async function importDevices({ ctx, modelCode }: Stockroom, serials: readonly string[]): Promise<void> {
  const context = (): Context => ({ ...ctx, now: new Date() });
  const contentHash = randomBytes(32).toString("hex");
  const file = { source: "file", modelCode, fileName: "bench.csv", contentHash } as const;
  const { id } = await startIntake(context(), { ...file, totalLines: serials.length });
  for (let after = 0; after < serials.length; after += LINES_AT_ONCE) {
    const lines = serials.slice(after, after + LINES_AT_ONCE);
    await receiveLines(context(), { intakeId: id, after, lines });
  }
}

/** Every round begins with an empty table, so that none pays for the indexes of those before it. */
async function emptyStock(on: Database): Promise<void> {
  await on.execute(sql`truncate devices cascade`);
  await on.execute(sql`vacuum analyze devices`);
}
