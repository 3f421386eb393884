import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connectDatabase } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import { inTransaction } from "#db/transaction.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

// One connection, which tells what it keeps.

const world = worldOfFile(makeWorld);

async function onOneConnection<T>(work: (of: Kept) => Promise<T>): Promise<T> {
  const { db, close } = connectDatabase(world().runtime.databaseUrl, { max: 1 });
  const kept = async () => {
    const { rows } = await db.execute<{ statement: string }>(
      sql`select statement from pg_prepared_statements where name like 'often%'`,
    );
    return rows.map(({ statement }) => statement);
  };
  return work({ db, kept }).finally(close);
}

interface Kept {
  db: ReturnType<typeof connectDatabase>["db"];
  kept: () => Promise<string[]>;
}

test("what comes five times is kept, in a transaction or not, and answers as before", async () => {
  await onOneConnection(async ({ db, kept }) => {
    const { id } = (await db.select().from(people).limit(1))[0] ?? { id: "nobody" };
    const ask = (reader: Pick<typeof db, "select">) => reader.select().from(people).where(eq(people.id, id));
    const first = await ask(db);
    for (let i = 0; i < 3; i++) expect(await ask(db)).toEqual(first);
    expect(await kept()).toEqual([]);
    expect(await inTransaction(db, ask)).toEqual(first);
    expect(await kept()).toHaveLength(1);
    expect(await inTransaction(db, ask)).toEqual(first);
    expect(await ask(db)).toEqual(first);
    expect(await kept()).toHaveLength(1);
  });
});

test("the first rows of an order are planned anew each time, and what has no values is sent as it is", async () => {
  await onOneConnection(async ({ db, kept }) => {
    for (let i = 0; i < 9; i++) await db.select().from(people).orderBy(asc(people.id)).limit(2);
    for (let i = 0; i < 9; i++) await db.execute(sql`select 1`);
    expect(await kept()).toEqual([]);
  });
});

test("a named statement that is refused is refused again, and the connection goes on", async () => {
  await onOneConnection(async ({ db }) => {
    const ask = (divisor: number) => db.execute<{ n: number }>(sql`select 6 / ${divisor}::integer as n`);
    for (let i = 0; i < 9; i++) await expect(ask(0)).rejects.toMatchObject({ cause: { code: "22012" } });
    expect((await ask(3)).rows).toEqual([{ n: 2 }]);
  });
});

test("a table that gains a column meanwhile is read on", async () => {
  await onOneConnection(async ({ db }) => {
    await db.execute(sql`create table grows (a integer); insert into grows values (1)`);
    const ask = () => db.execute<{ a: number }>(sql`select a from grows where a = ${1}`);
    for (let i = 0; i < 9; i++) expect((await ask()).rows).toEqual([{ a: 1 }]);
    await db.execute(sql`alter table grows add column b text; create index on grows (a)`);
    expect((await ask()).rows).toEqual([{ a: 1 }]);
  });
});
