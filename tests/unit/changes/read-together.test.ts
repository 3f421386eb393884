import { expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { readTogether } from "#server/changes/read-together.ts";

const aContext = () => ({ db: {} as Database });

test("many askers in one breath are one statement, each with the row of its key", async () => {
  const asked: string[][] = [];
  const find = readTogether(async (_reader, keys) => {
    asked.push(keys);
    return keys.filter((key) => key !== "missing").map((id) => ({ id }));
  });
  const ctx = aContext();
  const found = await Promise.all(["a", "b", "a", "missing"].map((key) => find(ctx, key)));
  expect(found).toEqual([{ id: "a" }, { id: "b" }, { id: "a" }, undefined]);
  expect(asked).toEqual([["a", "b", "missing"]]);
});

test("whoever asks while a statement is under way is given what is read after that", async () => {
  let value = 1;
  const find = readTogether(async (_reader, [id = ""]) => {
    const read = value;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return [{ id, read }];
  });
  const ctx = aContext();
  const early = find(ctx, "a");
  await new Promise((resolve) => setTimeout(resolve, 10));
  value = 2;
  const late = find(ctx, "a");
  expect([await early, await late].map((row) => row?.read)).toEqual([1, 2]);
});

test("while the database is gone nobody waits behind somebody who waited already", async () => {
  let statements = 0;
  const find = readTogether<{ id: string }>(async () => {
    statements += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw Object.assign(new Error("Connection terminated"), {});
  });
  const ctx = aContext();
  const first = find(ctx, "a");
  await new Promise((resolve) => setTimeout(resolve, 10));
  const outcomes = await Promise.allSettled([first, find(ctx, "b"), find(ctx, "c")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(statements).toBe(1);
});
