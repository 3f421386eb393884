import { expect, test } from "vitest";
import { unprovenVerbs, verbsOf } from "./proofs.ts";
import { sources } from "./sources.ts";

test("every verb has its five proofs", () => {
  expect(unprovenVerbs(sources())).toEqual([]);
});

const PLANTED = new Map([
  ["server/rates/raise-rate.ts", "export async function raiseRate(\n  ctx: Context,\n): Promise<void> {}"],
  ["server/rates/rate-of.ts", "export function rateOf(ctx: Context): Rate {}"],
  ["server/rates/lower-rate.ts", "export function lowerRate(ctx: Context): Promise<void> {}"],
  [
    "server/api/routers/rates.ts",
    'import { raiseRate } from "#server/rates/raise-rate.ts";\nimport { lowerRate } from "../../rates/lower-rate.ts";',
  ],
  ["tests/integration/rates/rate-verbs.test.ts", 'proveVerb("lowerRate", {})'],
]);

test("finds a verb without proofs, and takes what an area keeps to itself for none", () => {
  expect(verbsOf(PLANTED)).toEqual(["lowerRate", "raiseRate"]);
  expect(unprovenVerbs(PLANTED)).toEqual(["raiseRate"]);
});
