import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from } from "pg-copy-streams";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Notices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { requireWarehouse } from "#server/devices/warehouses/require-warehouse.ts";
import { systemActor } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import { newModel } from "#tests/support/stock/devices.ts";
import { runtimeOn } from "../measure/bench-world.ts";

const bytes = (length: number) => randomBytes(length);

/** Somebody of logistics and a model to take devices of into stock. */
export async function makeStockroom(db: Database, notices: Notices) {
  const id = makeId("person", bytes);
  const person = { id, roles: ["logistics" as const], name: "Bench", email: `${id}@bench.test` };
  await db.insert(people).values({ ...person, createdAt: new Date() });
  const model = newModel();
  const runtime = runtimeOn(db, notices);
  await addModel(contextFor(runtime, { actor: systemActor("bench"), now: new Date() }), model);
  const actor = { kind: "person" as const, id, roles: ["logistics" as const], sessionId: "bench" };
  const ctx = contextFor(runtime, { actor, now: new Date() });
  // Where the verb puts them when no warehouse is named.
  const warehouseId = await inTransaction(db, (tx) => requireWarehouse(tx));
  return { ctx, modelCode: model.code, warehouseId };
}
export type Stockroom = Awaited<ReturnType<typeof makeStockroom>>;

/** Serial numbers as a maker counts them. */
export const serialsOf = (count: number, batch: string): string[] =>
  Array.from({ length: count }, (_, n) => `N910${batch}${String(n).padStart(8, "0")}`);

/** What PostgreSQL does at its fastest: the same rows by COPY, without judging a line and without audit. */
export async function copyDevices(
  db: Database,
  serials: readonly string[],
  { modelCode, warehouseId }: Stockroom,
): Promise<void> {
  const client = await db.$client.connect();
  try {
    const now = new Date().toISOString();
    const rows = serials.map(
      (serial) =>
        `${makeId("device", bytes)}\t${serial}\t${modelCode}\tin_stock\t${now}\t${now}\t${warehouseId}\t1\n`,
    );
    const copy = from(
      "copy devices (id, serial_number, model_code, status, received_at, since, warehouse_id, version) from stdin",
    );
    await pipeline(Readable.from(chunksOf(rows)), client.query(copy));
  } finally {
    client.release();
  }
}

function* chunksOf(rows: readonly string[]): Generator<string> {
  for (let at = 0; at < rows.length; at += 1_000) yield rows.slice(at, at + 1_000).join("");
}
