import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payments, vouchers } from "#db/schema/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { bookedFor } from "../../support/payments/booked.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

const STEPS = [
  "pay",
  "refuse",
  "cancel",
  "expire",
  "reconcile",
  "webhook",
  "repeat_webhook",
  "refund",
] as const;
type Step = (typeof STEPS)[number];
interface Order {
  key: string;
  paymentId: string;
  intentId: string;
}

/** What each step does; refusals of the domain and of the gateway are part of the game. */
const perform: Record<Step, (order: Order) => Promise<unknown>> = {
  pay: ({ intentId }) => world.gateway.control(`payment_intents/${intentId}/pay`),
  refuse: ({ intentId }) => world.gateway.control(`payment_intents/${intentId}/refuse`),
  cancel: ({ paymentId }) => cancelPayment(place.terminal(), { paymentId }),
  expire: () => expireDuePayments(world.asSystem(new Date(Date.now() + 16 * 60_000))),
  reconcile: ({ paymentId }) => reconcilePayment(world.asSystem(), { paymentId }),
  webhook: (order) => deliver(order, `evt_${Math.random()}`),
  repeat_webhook: (order) => deliver(order, `evt_${order.key}`),
  refund: ({ paymentId }) =>
    refundPayment(place.terminal(), {
      paymentId,
      amountFen: 40_000,
      reason: "model",
      idempotencyKey: String(Math.random()),
    }),
};

async function deliver({ intentId }: Order, id: string): Promise<unknown> {
  const intent = await world.runtime.gateway.retrieveIntent(intentId);
  const event = { id, type: "payment_intent.news", occurredAt: new Date(), intent, refund: null, plan: null };
  return recordGatewayEvent(world.asGateway(), event);
}

async function attempt(step: Step, order: Order): Promise<void> {
  try {
    await perform[step](order);
  } catch (error) {
    const refused =
      error instanceof DomainError || (error instanceof Error && error.message.startsWith("control"));
    if (!refused) throw error;
  }
}

let orders = 0;
async function take(): Promise<Order> {
  const key = `model-${++orders}`;
  const ctx = place.terminal();
  const order = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer: "buyer" });
  const { payment } = await createPayment(ctx, { idempotencyKey: key, order });
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  return { key, paymentId: payment.paymentId, intentId: row?.gatewayIntentId ?? "" };
}

const PORTAL_OF_GATEWAY: Record<string, readonly string[]> = {
  requires_action: ["awaiting_payer"],
  requires_payment_method: ["failed"],
  succeeded: ["succeeded"],
  canceled: ["canceled", "expired"],
};

test("whatever happens in whatever order, portal and gateway agree in the end, and no fen is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 10 }), async (steps) => {
      const order = await take();
      for (const step of steps) {
        const before = (await getPayment(place.terminal(), order)).status;
        await attempt(step, order);
        const { status } = await getPayment(place.terminal(), order);
        // What succeeded has happened: nothing takes it back but a refund, which is another thing.
        if (before === "succeeded") expect(status).toBe("succeeded");
      }
      await reconcilePayment(world.asSystem(), { paymentId: order.paymentId });
      const payment = await getPayment(place.terminal(), order);
      const intent = await world.gateway.stripe.paymentIntents.retrieve(order.intentId, {
        expand: ["latest_charge"],
      });
      expect(PORTAL_OF_GATEWAY[intent.status]).toContain(payment.status);
      const charge = intent.latest_charge as { amount_refunded: number } | null;
      expect(payment.refundedFen).toBe(charge?.amount_refunded ?? 0);
      const entries = await bookedFor(world, order.paymentId);
      expect(entries.reduce((sum, entry) => sum + entry.amountFen, 0)).toBe(0);
      const printed = await world.runtime.db.$count(vouchers, eq(vouchers.paymentId, order.paymentId));
      expect(printed).toBe(payment.status === "succeeded" ? 1 : 0);
    }),
    { numRuns: 25 },
  );
}, 60_000);
