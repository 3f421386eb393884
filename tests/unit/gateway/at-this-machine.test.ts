import { expect, test } from "vitest";
import { isAtThisMachine, PEER_HEADER } from "#server/gateway/mock/pages/at-this-machine.ts";

test.each([
  ["http://127.0.0.1:4010/dashboard", "127.0.0.1", true],
  ["http://localhost:4010/dashboard", "::ffff:127.0.0.1", true],
  ["http://[::1]:4010/dashboard", "::1", true],
  ["http://127.0.0.1:4010/dashboard", "203.0.113.7", false],
  ["http://127.0.0.1:4010/dashboard", "", false],
  ["http://evil.test/dashboard", "127.0.0.1", false],
])("%s asked by %s: %s", (url, peer, here) => {
  expect(isAtThisMachine(new Request(url, { headers: { [PEER_HEADER]: peer } }))).toBe(here);
});
