import { expect, test } from "vitest";
import { unprovenVerbs, verbsOf } from "./proofs.ts";
import { sources } from "./sources.ts";

test("every verb has its five proofs", () => {
  expect(unprovenVerbs(sources())).toEqual([]);
});

const verb = (name: string) => `export async function ${name}(\n  ctx: Context,\n): Promise<void> {}`;
const PLANTED = new Map([
  ["server/rates/raise-rate.ts", verb("raiseRate")],
  ["server/rates/lower-rate.ts", verb("lowerRate")],
  ["server/rates/round-rate.ts", verb("roundRate")],
  ["server/rates/rate-of.ts", verb("rateOf")],
  [
    "server/api/routers/rates.ts",
    [
      'import { raiseRate } from "#server/rates/raise-rate.ts";',
      'import { type Rate, roundRate } from "#server/rates/round-rate.ts";',
      'import { lowerRate } from "../../rates/lower-rate.ts";',
    ].join("\n"),
  ],
  [
    "tests/integration/rates/rate-verbs.test.ts",
    `proveVerb("lowerRate", { call: (ctx) => lowerRate(ctx) });
     proveVerb("roundRate", { call: (ctx) => lowerRate(ctx) });`,
  ],
]);

test("finds a verb without proofs or with another's, and takes what an area keeps to itself for none", () => {
  expect(verbsOf(PLANTED)).toEqual(["lowerRate", "raiseRate", "roundRate"]);
  expect(unprovenVerbs(PLANTED)).toEqual(["raiseRate", "roundRate"]);
});
