import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase, type DatabaseConnection } from "#db/client.ts";
import { inTransaction } from "#db/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../support/database/test-database.ts";

let database: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 8, name: "victim" });
  await connection.db.execute(sql`create table marks (id int primary key, half int not null)`);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Ends, again and again, every backend that stands idle inside a transaction. */
async function terminateBackends(stopped: () => boolean): Promise<number> {
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  let ended = 0;
  while (!stopped()) {
    const { rowCount } = await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'victim' and state = 'idle in transaction'`,
    );
    ended += rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await killer.end();
  return ended;
}

test("a transaction that was rejected leaves nothing, however its backend ended", async () => {
  let done = false;
  const killing = terminateBackends(() => done);
  const write = (id: number) =>
    inTransaction(connection.db, async (tx) => {
      await tx.execute(sql`insert into marks values (${id * 2}, 1)`);
      await new Promise((resolve) => setTimeout(resolve, id % 7));
      await tx.execute(sql`insert into marks values (${id * 2 + 1}, 2)`);
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 150 }, (_, id) => write(id)));
  done = true;
  expect(await killing).toBeGreaterThan(0);
  const { rows } = await connection.db.execute<{ id: number }>(sql`select id from marks`);
  const present = new Set(rows.map((row) => row.id));
  const rejected = outcomes.flatMap((outcome, id) => (outcome.status === "rejected" ? [id] : []));
  expect(rejected.length).toBeGreaterThan(0);
  const leftovers = rejected.filter((id) => present.has(id * 2) !== present.has(id * 2 + 1));
  expect(leftovers, "half a transaction").toEqual([]);
  const fulfilled = outcomes.flatMap((outcome, id) => (outcome.status === "fulfilled" ? [id] : []));
  expect(fulfilled.filter((id) => !present.has(id * 2) || !present.has(id * 2 + 1))).toEqual([]);
  // A commit whose answer was lost may stand whole; one that failed before it must not.
  const lost = rejected.filter((id) => present.has(id * 2));
  expect(lost.length).toBeLessThanOrEqual(outcomes.length - fulfilled.length);
});

test("and gives every client back: the pool still serves as many as before", async () => {
  const { rows } = await connection.db.execute<{ one: number }>(sql`select 1 as one`);
  expect(rows).toEqual([{ one: 1 }]);
  await expect
    .poll(() => connection.pool.totalCount - connection.pool.idleCount, { timeout: 10_000 })
    .toBe(0);
});
