import { expect, test } from "vitest";
import { createFloodGuard } from "#server/device-link/flood-guard.ts";

test("an address that has proven nothing is stopped, the others go on, and it ends with the window", () => {
  let now = 0;
  const guard = createFloodGuard(() => now);
  for (let n = 0; n < 5_000; n++) guard("10.0.0.1");
  expect(() => guard("10.0.0.1")).toThrow("Too many requests");
  expect(() => guard("10.0.0.2")).not.toThrow();
  now = 10_000;
  expect(() => guard("10.0.0.1")).not.toThrow();
});
