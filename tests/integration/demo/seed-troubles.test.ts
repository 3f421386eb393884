import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { claims } from "#db/schema/claims.ts";
import { stores } from "#db/schema/merchants.ts";
import { incidents } from "#db/schema/terminals.ts";
import { seedTroubles } from "#server/demo/demo-troubles.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { SHANGHAI } from "../../support/world/incidents.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

test("gives the demo a claim and a terminal far from its store, once", async () => {
  const { db } = world().runtime;
  await seedTroubles(world().runtime);
  expect(await db.$count(claims)).toBe(0);
  for (const place of [await makeActiveTerminal(world()), await makeActiveTerminal(world())])
    await db.update(stores).set(SHANGHAI).where(eq(stores.merchantId, place.merchantId));
  for (const _again of [1, 2]) {
    await seedTroubles(world().runtime);
    expect(await db.select({ reason: claims.reason }).from(claims)).toEqual([{ reason: "printer" }]);
    const raised = await db.select({ kind: incidents.kind, status: incidents.status }).from(incidents);
    expect(raised).toEqual([{ kind: "far_from_store", status: "open" }]);
  }
});
