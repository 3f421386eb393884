import { afterAll, beforeAll, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { shipments } from "#db/schema/devices.ts";
import { addDemoActivations } from "#server/demo/add-demo-activations.ts";
import { DEMO_APPLICANTS } from "#server/demo/demo-applicants.ts";
import { listDemoActivations } from "#server/demo/list-demo-activations.ts";
import { seedInto } from "#server/demo/seed-demo.ts";
import { createTestRuntime, type TestRuntime } from "../../support/world/test-runtime.ts";

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await createTestRuntime();
});
afterAll(() => runtime.close());

test("fills an empty demo through the verbs: every application state and fifty terminals to activate", async () => {
  expect(await seedInto(runtime)).toBe(true);
  const rows = await runtime.db.select({ status: applications.status }).from(applications);
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(DEMO_APPLICANTS.map((of) => of.target)));
  const parcels = await runtime.db.select({ status: shipments.status }).from(shipments);
  expect(new Set(parcels.map(({ status }) => status))).toEqual(
    new Set(["pending", "ready", "shipped", "delivered", "returning", "lost"]),
  );
  expect((await listDemoActivations(runtime.system())).length).toBeGreaterThanOrEqual(50);
});

test("adds nothing the second time", async () => {
  const before = await runtime.db.$count(applications);
  expect(await seedInto(runtime)).toBe(false);
  expect(await runtime.db.$count(applications)).toBe(before);
});

test("gives a fleet more terminals to activate, and adds to its stock what it hands over", async () => {
  const waiting = async () => (await listDemoActivations(runtime.system())).length;
  const before = await waiting();
  // The web process is asked, by nobody known.
  const visitor = runtime.as({ kind: "person", id: "per_visitor", roles: [], sessionId: "-" });
  expect(await addDemoActivations(visitor, { count: 20 })).toEqual({ added: 20 });
  expect(await waiting()).toBe(before + 20);
});
