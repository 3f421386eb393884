import { expect, test } from "vitest";
import { createFloodGuard } from "#server/device-link/flood-guard.ts";

test("a flood from one token is stopped, the others go on, and it ends with the window", () => {
  let now = 0;
  const guard = createFloodGuard(() => now);
  const flood = { authorization: "Bearer flooding", address: "10.0.0.1" };
  for (let n = 0; n < 200; n++) guard(flood);
  expect(() => guard(flood)).toThrow("Too many requests");
  expect(() => guard({ authorization: "Bearer calm", address: "10.0.0.1" })).not.toThrow();
  expect(() => guard({ authorization: undefined, address: "10.0.0.1" })).not.toThrow();
  now = 10_000;
  expect(() => guard(flood)).not.toThrow();
});
