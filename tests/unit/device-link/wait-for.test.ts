import { expect, test } from "vitest";
import { waitFor } from "#server/device-link/wait-for.ts";

const never = () => new AbortController().signal;

test("answers at once what is there already", async () => {
  expect(await waitFor(async () => 7, { seconds: 10, signal: never() })).toBe(7);
});

test("asks again until there is something", async () => {
  let asked = 0;
  expect(
    await waitFor(async () => (++asked === 2 ? "there" : undefined), { seconds: 5, signal: never() }),
  ).toBe("there");
});

test("without time it asks once", async () => {
  let asked = 0;
  const check = async () => {
    asked++;
    return undefined;
  };
  expect(await waitFor(check, { seconds: 0, signal: never() })).toBeUndefined();
  expect(asked).toBe(1);
});

test("ends at once when the caller is gone", async () => {
  const controller = new AbortController();
  const waiting = waitFor(async () => undefined, { seconds: 60, signal: controller.signal });
  controller.abort();
  expect(await waiting).toBeUndefined();
});
