import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refunds } from "#db/schema/payments.ts";
import { bookedFor } from "../../support/payments/booked.ts";
import { Counter } from "../../support/payments/counter.ts";
import { counterCommands } from "../../support/payments/counter-moves.ts";
import { sealAll } from "../../support/world/seal-all.ts";
import { brokenInvariants } from "../../support/world/test-runtime.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const RUNS = Number(process.env.PAYMENT_RUNS ?? 40);
const SEED = Number(process.env.PAYMENT_SEED ?? Date.now() % 2 ** 31);

/** What the gateway really did for each payment of the counter, in fen. */
async function movedAtGateway(
  counter: Counter,
): Promise<Map<string, { taken: number[]; backFen: number[] }>> {
  const moved = new Map<string, { taken: number[]; backFen: number[] }>();
  const { stripe } = counter.world.gateway;
  for (const payment of await counter.own()) {
    const of = { taken: [] as number[], backFen: [] as number[] };
    if (payment.gatewayIntentId !== null) {
      const charges = await stripe.charges.list({ payment_intent: payment.gatewayIntentId, limit: 100 });
      for (const charge of charges.data.filter(({ paid }) => paid)) of.taken.push(charge.amount);
      const back = await stripe.refunds.list({ payment_intent: payment.gatewayIntentId, limit: 100 });
      for (const refund of back.data) if (refund.status === "succeeded") of.backFen.push(refund.amount);
    }
    moved.set(payment.id, of);
  }
  return moved;
}

async function intentsPerPayment(counter: Counter): Promise<Map<string, number>> {
  const made = new Map<string, number>();
  for (const event of await counter.events()) {
    if (event.type !== "payment_intent.created") continue;
    const paymentId = event.data.object.metadata.payment_id ?? "";
    made.set(paymentId, (made.get(paymentId) ?? 0) + 1);
  }
  return made;
}

const sorted = (amounts: readonly number[]) => [...amounts].sort((a, b) => a - b);

async function expectSettled(counter: Counter): Promise<void> {
  const { db, databaseUrl } = counter.world.runtime;
  await sealAll(counter.world.asSystem());
  expect(await brokenInvariants(databaseUrl)).toEqual([]);
  expect(await counter.unsettled()).toEqual([]);
  const moved = await movedAtGateway(counter);
  for (const payment of await counter.own()) {
    const { taken, backFen } = moved.get(payment.id) ?? { taken: [], backFen: [] };
    expect(taken, "charged once, and only what succeeded here").toEqual(
      payment.status === "succeeded" ? [payment.amountFen] : [],
    );
    const rows = await db.select().from(refunds).where(eq(refunds.paymentId, payment.id));
    const given = rows.filter(({ status }) => status === "succeeded").map(({ amountFen }) => amountFen);
    expect(sorted(backFen), "each refund given back once").toEqual(sorted(given));
    expect(rows.filter(({ status }) => status === "pending")).toEqual([]);
    const entries = await bookedFor(counter.world, payment.id);
    const postings = new Set(entries.map(({ postingId }) => postingId));
    expect(postings.size, "one posting each for the payment and its refunds").toBe(
      taken.length + given.length,
    );
  }
  for (const [paymentId, count] of await intentsPerPayment(counter)) expect(count, paymentId).toBe(1);
}

test("whatever fails, dies, repeats or overtakes, nothing is charged or given back twice, and everything settles", async () => {
  process.stdout.write(`payments in any order: seed ${SEED}, ${RUNS} runs\n`);
  const seen = new Map<string, number>();
  const note = (what: string, times = 1) => seen.set(what, (seen.get(what) ?? 0) + times);
  await fc.assert(
    fc.asyncProperty(counterCommands, async (commands) => {
      const counter = await Counter.open(world());
      const told = { paymentOf: new Map<number, string>(), refundOf: new Map<string, string>() };
      await fc.asyncModelRun(() => ({ model: told, real: counter }), commands);
      await counter.settle();
      await expectSettled(counter);
      for (const { status } of await counter.own()) note(status);
      for (const [end, times] of Object.entries(counter.ends)) note(end, times);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const late = await world().runtime.db.$count(refunds, eq(refunds.requestedBy, "portal"));
  note("given back late", late);
  process.stdout.write(`${[...seen].map(([what, times]) => `  ${times} ${what}`).join(",")}\n`);
  // A run in which some of this never happened would prove nothing of it.
  for (const what of ["succeeded", "failed", "expired", "canceled", "killed", "refused", "given back late"])
    expect(seen.get(what), what).toBeGreaterThan(0);
}, 600_000);
