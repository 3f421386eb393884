import { expect, test } from "vitest";
import { createFloodGuard } from "#server/device-link/flood-guard.ts";

test("a flood from one terminal is stopped, the others go on, and it ends with the window", () => {
  let now = 0;
  const guard = createFloodGuard(() => now);
  for (let n = 0; n < 200; n++) guard.ofTerminal("flooding");
  expect(() => guard.ofTerminal("flooding")).toThrow("Too many requests");
  expect(() => guard.ofTerminal("calm")).not.toThrow();
  expect(() => guard.ofAddress("10.0.0.1")).not.toThrow();
  now = 10_000;
  expect(() => guard.ofTerminal("flooding")).not.toThrow();
});

test("an address that has proven nothing has a limit of its own", () => {
  const guard = createFloodGuard(() => 0);
  for (let n = 0; n < 5_000; n++) guard.ofAddress("10.0.0.1");
  expect(() => guard.ofAddress("10.0.0.1")).toThrow("Too many requests");
  expect(() => guard.ofAddress("10.0.0.2")).not.toThrow();
});
