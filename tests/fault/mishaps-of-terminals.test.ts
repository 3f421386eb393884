import { afterAll, beforeAll, expect, test } from "vitest";
import { Chance } from "../chaos/chance.ts";
import { FleetTerminal } from "../fleet/fleet-terminal.ts";
import { MISHAPS } from "../fleet/mishaps.ts";
import { Tally } from "../fleet/tally.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

test.each(Object.entries(MISHAPS))("a terminal comes back by itself from: %s", async (_name, mishap) => {
  const tally = new Tally();
  const one = new FleetTerminal(await link.fresh(), { chance: new Chance(1), tally, pace: 0.02 });
  await one.start();
  await mishap(one);
  await one.settle();
  one.disconnect();
  expect(tally.surprises).toEqual([]);
  expect(one.isConverged).toBe(true);
});
