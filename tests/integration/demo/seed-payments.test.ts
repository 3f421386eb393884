import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payments, refunds, vouchers } from "#db/schema/payments.ts";
import { settlementRuns } from "#db/schema/settlements.ts";
import { seedPayments } from "#server/demo/demo-payments.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { getStatement } from "#server/settlements/statements/get-statement.ts";
import { freePort } from "#tests/run/free-port.ts";
import { TEST_KEY } from "../../support/gateway/mock-gateway.ts";
import { feesByTheList } from "../../support/settlements/by-the-list.ts";
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
  const { merchantId } = await makePlace(world);
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
  const months = new Set(rows.map((row) => shanghaiDate(row.createdAt).slice(0, 7)));
  for (const period of months) await expectMonthByTheList({ merchantId, period });
});

/** A month computed once more, from orders, refunds and the list alone: fees stay paid where money goes back. */
async function expectMonthByTheList(of: { merchantId: string; period: string }): Promise<void> {
  const { db } = world.runtime;
  const within = (at: Date | null) => at !== null && shanghaiDate(at).startsWith(of.period);
  const paid = (await db.select().from(payments)).filter(
    ({ status, paidAt }) => status === "succeeded" && within(paidAt),
  );
  const back = (await db.select().from(refunds)).filter(
    ({ status, since }) => status === "succeeded" && within(since),
  );
  const fees = paid.map(({ amountFen: fen, method, term, bearer, cardFunding }) =>
    feesByTheList({ fen, method, term, bearer, isDebit: cardFunding === "debit" }),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const expected = {
    takenFen: sum(paid.map(({ amountFen }) => amountFen)),
    refundedFen: -sum(back.map(({ amountFen }) => amountFen)),
    instalmentFeeFen: -sum(fees.map(({ instalmentFen }) => instalmentFen)),
    acquiringFeeFen: -sum(fees.map(({ acquiringFen }) => acquiringFen)),
  };
  const { takenFen, refundedFen, instalmentFeeFen, acquiringFeeFen } = await getStatement(
    world.asRole("finance"),
    of,
  );
  expect({ takenFen, refundedFen, instalmentFeeFen, acquiringFeeFen }).toEqual(expected);
}
