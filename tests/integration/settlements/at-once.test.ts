import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { getBalances } from "#server/ledger/get-balances.ts";
import { approveLimit } from "#server/ledger/limits/approve-limit.ts";
import { proposeLimit } from "#server/ledger/limits/propose-limit.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { newKey, ORDER_FEN, paidOrder } from "../../support/payments/orders.ts";
import {
  approved,
  bankOf,
  drafted,
  paid,
  proven,
  sendPromised,
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
  // What waited behind refunds that were on their way is paid with the next run.
  const next = workingMorning(2);
  for (const morning of [at, next]) {
    const run = await drafted(world(), morning);
    if (run.status === "pending_second") await approved(world(), run);
    await paid(world(), morning);
  }
  for (const [n, { place }] of places.entries()) {
    const { merchantId } = place;
    const end = new Date(next.getTime() + 86_400_000).toISOString();
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

/** What happens to one merchant while its settlement is drafted, approved and paid: how much of its payment goes back, when. */
const life = fc.record({
  refunds: fc.array(fc.record({ fen: fc.integer({ min: 1, max: 120_000 }), stage: fc.nat(3) }), {
    maxLength: 4,
  }),
  isHeld: fc.boolean(),
});
type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;
let mornings = 2;

/** A merchant with one paid order that may owe us nothing: whatever is taken beyond what is there must be refused. */
async function withoutOverdraft() {
  const { place, paymentId } = await paidOrder(world());
  await proven(world(), place);
  const [finance, second] = [world().asRole("finance"), world().twoPeople().second];
  const asked = { merchantId: place.merchantId, overdraftFen: 0, reason: "不得透支" };
  const { id: limitChangeId, version } = await proposeLimit(finance, asked);
  await approveLimit(second, { limitChangeId, version });
  return { place, paymentId };
}

test("whatever goes back at whichever moment, a merchant that may owe nothing is never paid what is not there", async () => {
  let refundsTried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 2, maxLength: 3 }), async (lives) => {
      const at = workingMorning(++mornings);
      const shops: (Life & Awaited<ReturnType<typeof withoutOverdraft>>)[] = [];
      for (const one of lives) shops.push({ ...(await withoutOverdraft()), ...one });
      const finance = world().asRole("finance");
      const happening = (stage: number) =>
        shops.flatMap(({ place, paymentId, refunds, isHeld }) => [
          ...refunds
            .filter((refund) => refund.stage === stage)
            .map(({ fen: amountFen }) => {
              refundsTried++;
              const key = { reason: "returned", idempotencyKey: newKey() };
              return refundPayment(place.terminal(), { paymentId, amountFen, ...key });
            }),
          ...(isHeld && stage === 1
            ? [placeHold(finance, { merchantId: place.merchantId, reason: "核实" })]
            : []),
        ]);
      const all = (...work: Promise<unknown>[]) => Promise.allSettled(work);
      await all(...happening(0), draftRuns(world().asSystem(at)), draftRuns(world().asSystem(at)));
      const run = await drafted(world(), at);
      await all(...happening(1), approved(world(), run));
      await approved(world(), run).catch(() => undefined);
      await all(...happening(2), carryOnRuns(world().asSystem(at)), carryOnRuns(world().asSystem(at)));
      await all(...happening(3), sendPromised(world(), at), sendPromised(world(), at));
      await paid(world(), at);
      const end = new Date(at.getTime() + 86_400_000).toISOString();
      for (const { place } of shops) {
        const { merchantId } = place;
        const { availableFen, postedFen, reservedFen, parts } = await getBalances(finance, {
          ...{ merchantId, by: "effective", at: end },
        });
        const sumOf = (...of: string[]) =>
          parts.filter(({ part }) => of.includes(part)).reduce((sum, { postedFen: fen }) => sum + fen, 0);
        const leftFen = sumOf("taken", "refunded", "instalment_fee", "acquiring_fee");
        expect(availableFen).toBeGreaterThanOrEqual(0);
        expect(availableFen).toBe(postedFen + reservedFen);
        expect(await creditedTo(merchantId)).toBeLessThanOrEqual(leftFen);
        expect((await creditedTo(merchantId)) + sumOf("paid_out")).toBe(0);
      }
    }),
    { numRuns: 6 },
  );
  expect(refundsTried).toBeGreaterThan(5);
}, 120_000);

/** What the bank says that it has credited of a merchant's settlements. */
async function creditedTo(merchantId: string): Promise<number> {
  const { rows } = await world().runtime.db.execute<{ id: string }>(
    sql`select id from payouts where merchant_id = ${merchantId} and settlement_id is not null`,
  );
  const credited = bankOf(world()).credited();
  return rows.reduce((sum, { id }) => sum + (credited.get(id) ?? 0), 0);
}
