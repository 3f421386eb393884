import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { getBalances } from "#server/ledger/get-balances.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { newKey, ORDER_FEN, paidOrder } from "../../support/payments/orders.ts";
import {
  approved,
  bankOf,
  drafted,
  paid,
  proven,
  workingMorning,
} from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const ROUNDS = 6;

/** What was paid out of a merchant and is still set aside to be paid. */
async function takenOut(merchantId: string): Promise<number> {
  const { rows } = await world().runtime.db.execute<{ fen: string }>(sql`
    select coalesce(-sum(amount_fen), 0) as fen from ledger_entries
    where merchant_id = ${merchantId} and account = 'merchant' and part = 'paid_out' and layer <> 'expected'`);
  return Number(rows[0]?.fen);
}

test("refunds, holds and settlements at the same moment never pay out what is not there", async () => {
  const at = workingMorning();
  const places = [];
  for (let n = 0; n < ROUNDS; n++) {
    const { place, paymentId } = await paidOrder(world());
    await proven(world(), place);
    places.push({ place, paymentId });
  }
  await Promise.allSettled([
    draftRuns(world().asSystem(at)),
    draftRuns(world().asSystem(at)),
    ...places.flatMap(({ place, paymentId }, n) => [
      ...Array.from({ length: 3 }, () =>
        refundPayment(place.terminal(), {
          ...{ paymentId, amountFen: 30_000, reason: "returned", idempotencyKey: newKey() },
        }),
      ),
      ...(n % 2 === 0
        ? [placeHold(world().asRole("finance"), { merchantId: place.merchantId, reason: "核实" })]
        : []),
    ]),
  ]);
  const run = await drafted(world(), at);
  await approved(world(), run);
  await paid(world(), at);
  for (const [n, { place }] of places.entries()) {
    const { merchantId } = place;
    const end = new Date(at.getTime() + 86_400_000).toISOString();
    const balances = await getBalances(world().asRole("finance"), { merchantId, by: "effective", at: end });
    const refunded = balances.parts.find(({ part }) => part === "refunded")?.postedFen ?? 0;
    // Whatever came first, a payout never exceeds what had been taken, less what was given back before it.
    expect(await takenOut(merchantId)).toBeLessThanOrEqual(ORDER_FEN - 600);
    expect(balances.availableFen).toBeGreaterThanOrEqual(refunded);
    if (n % 2 === 0) expect(balances.parts.find(({ part }) => part === "paid_out")).toBeUndefined();
  }
  const credited = [...bankOf(world()).credited().values()].filter((fen) => fen > 99);
  expect(new Set(credited.map(String)).size).toBeGreaterThan(0);
});
