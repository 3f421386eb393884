import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payments, vouchers } from "#db/schema/payments.ts";
import { settlementRuns } from "#db/schema/settlements.ts";
import { seedPayments } from "#server/demo/demo-payments.ts";
import { freePort } from "#tests/run/free-port.ts";
import { TEST_KEY } from "../../support/gateway/mock-gateway.ts";
import { gatewayClient, makePlace, makeWorld, type World } from "../../support/world/world.ts";

let world: World;
let dataDir: string;
beforeAll(async () => {
  world = await makeWorld();
  dataDir = mkdtempSync(join(tmpdir(), "ruwang-seed-"));
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("gives a merchant payments in every state, once", async () => {
  const gatewayPort = await freePort();
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  const runtime = { ...world.runtime, gateway: gatewayClient(gatewayUrl) };
  await makePlace(world);
  const gateway = { kind: "stripe" as const };
  const settings = {
    host: "127.0.0.1",
    gateway,
    gatewayPort,
    gatewayUrl,
    gatewaySecretKey: TEST_KEY,
    dataDir,
    bank: { url: `${gatewayUrl}/bank`, secret: "a secret of the bank for tests only" },
  };
  await seedPayments(runtime, settings);
  const rows = await runtime.db.select().from(payments);
  expect(new Set(rows.map((row) => row.status))).toEqual(
    new Set(["succeeded", "failed", "canceled", "expired", "awaiting_payer"]),
  );
  const paid = rows.filter((row) => row.status === "succeeded").length;
  expect(await runtime.db.$count(vouchers)).toBe(paid);
  await seedPayments(runtime, settings);
  expect(await runtime.db.$count(payments)).toBe(rows.length);
  // Runs of three working days, of which the last waits for its second person.
  const runs = await runtime.db.select().from(settlementRuns);
  expect(runs.map(({ status }) => status).sort()).toEqual(["pending_second", "posted", "posted"]);
});
