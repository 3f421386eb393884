import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Chance } from "../chaos/chance.ts";
import { MIXED } from "../chaos/journal.ts";
import { missing } from "../chaos/missing.ts";
import { PARTS, planKills } from "../chaos/plan-kills.ts";
import { openStage, runChaos, type Stage } from "../chaos/run-chaos.ts";
import { startTestPortal, type TestPortal } from "../support/browser/test-portal.ts";

const SECONDS = 6;

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage(portal);
}, 300_000);
afterAll(() => portal.stop(), 60_000);

test("a seed kills every part, and the same parts at the same moments again", () => {
  const plan = planKills(new Chance(7), 60_000);
  expect(plan).toEqual(planKills(new Chance(7), 60_000));
  expect(plan).not.toEqual(planKills(new Chance(8), 60_000));
  for (const round of [0, 1, 2])
    expect(plan.slice(round * 5, round * 5 + 5).map(({ part }) => part)).toEqual(
      expect.arrayContaining([...PARTS]),
    );
});

// More seeds, and longer ones, with `npm run chaos`.
test.each([1, 2, 3])(
  "seed %i: whatever was acknowledged under mixed load is there, once, though every part was killed",
  async (seed) => {
    const outcome = await runChaos(stage, { seed, seconds: SECONDS });
    expect(outcome.faults).toEqual([]);
    expect(outcome.kills).toHaveLength(PARTS.length);
    expect(Object.keys(outcome.counts)).toEqual(expect.arrayContaining([...MIXED]));
  },
  120_000,
);

test("an acknowledged fact that is not there is told", async () => {
  const client = new pg.Client({ connectionString: portal.running.env.DATABASE_URL });
  await client.connect();
  const lost = { what: "approval", applicationId: "app_that_never_was" } as const;
  expect(await missing(client, [lost]).finally(() => client.end())).toEqual([
    'acknowledged and found 0 times: {"what":"approval","applicationId":"app_that_never_was"}',
  ]);
});
