import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { INSTANTS_AS_TEXT } from "#db/instants-as-text.ts";
import { makeWorld, type World } from "../../support/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const instants = fc.sample(
  fc.date({
    min: new Date("0001-01-02T00:00:00Z"),
    max: new Date("9999-12-30T00:00:00Z"),
    noInvalidDate: true,
  }),
  { numRuns: 400, seed: 20261127 },
);

test.each(["UTC", "Asia/Shanghai", "America/St_Johns"])(
  "an instant is read as the text that its date has, wherever the session is (%s)",
  async (zone) => {
    const client = await world.runtime.db.$client.connect();
    try {
      await client.query(`set time zone '${zone}'`);
      const { rows } = await client.query<{ at: string }>({
        text: "select at from unnest($1::timestamptz[]) with ordinality as t(at, nr) order by nr",
        values: [instants.map((at) => at.toISOString())],
        types: INSTANTS_AS_TEXT,
      });
      expect(rows.map(({ at }) => at)).toEqual(instants.map((at) => at.toISOString()));
    } finally {
      client.release(true);
    }
  },
);
