import { expect, test } from "vitest";
import { StatementNames } from "#db/statement-names.ts";

const asked = (names: StatementNames, text: string, times: number) =>
  Array.from({ length: times }, () => names.of(text)).at(-1);

test("a statement has a name of its own from the fifth time on, and keeps it", () => {
  const names = new StatementNames();
  expect(asked(names, "select $1", 4)).toBeNull();
  const name = names.of("select $1");
  expect(name).toMatch(/^often_\d+$/);
  expect(asked(names, "select $1, 2", 5)).not.toBe(name);
  expect(asked(names, "select $1", 20)).toBe(name);
});

test("the first rows of an order never have one, whatever comes between", () => {
  const names = new StatementNames();
  expect(asked(names, 'select "a" from "t" order by "a"\n desc limit $1', 20)).toBeNull();
  expect(asked(names, 'select "a" from "t" where "a" = $1 limit $2', 20)).not.toBeNull();
  expect(asked(names, 'select "a" from "t" where "a" = $1 order by "a"', 20)).not.toBeNull();
});

test("however many texts somebody brings about, no more than 400 have names, and those that have them keep them", () => {
  const names = new StatementNames();
  const first = asked(names, "select $1", 5);
  const given = new Set(Array.from({ length: 1_000 }, (_, i) => asked(names, `select $1, ${i}`, 5)));
  given.delete(null);
  expect(given.size).toBe(399);
  expect(names.of("select $1")).toBe(first);
});

test("texts that come once are forgotten, not counted for ever", () => {
  const names = new StatementNames();
  asked(names, "select $1", 4);
  for (let i = 0; i < 2_000; i++) names.of(`select $1, ${i}`);
  expect(asked(names, "select $1", 4)).toBeNull();
  expect(names.of("select $1")).not.toBeNull();
});
