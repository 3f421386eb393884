import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameKey } from "#server/domain/fields/typed.ts";
import { makeWorld, type World } from "../../support/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** What stands in names: characters, letters of any width, brackets, dots, dashes and blanks of every kind. */
const name = fc.string({
  unit: fc.constantFrom(
    ..."王李店堂㛃𬭎abcXYZ０９ａＺ・･·•‧∙⋅.．()（）[]【】〔〕《》「」- ‐–—－　\u00A0\u2003",
  ),
  maxLength: 20,
});

test("PostgreSQL folds a kept name as the domain does", async () => {
  const names = fc.sample(name, { numRuns: 400, seed: 20261126 });
  const { rows } = await world.runtime.db.execute<{ key: string }>(
    sql`select name_key(name) as key from unnest(${sql.param(names)}::text[]) with ordinality as t(name, nr) order by nr`,
  );
  expect(rows.map(({ key }) => key)).toEqual(names.map(nameKey));
});
