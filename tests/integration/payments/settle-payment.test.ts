import { eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents, outbox } from "#db/schema/audit.ts";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import { payments, vouchers } from "#db/schema/payments.ts";
import type { GatewayEvent } from "#server/gateway/port.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { bookedFor, byAccount } from "../../support/payments/booked.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
let keys = 0;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

async function order(bearer: "buyer" | "seller" = "buyer", now?: Date) {
  const ctx = place.terminal(now);
  const input = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer });
  const { payment } = await createPayment(ctx, { idempotencyKey: `key-${++keys}`, order: input });
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  return { paymentId: payment.paymentId, intentId: row?.gatewayIntentId ?? "" };
}

const payAtWallet = (intentId: string) => world.gateway.control(`payment_intents/${intentId}/pay`);
const refuseAtWallet = (intentId: string, reason: string) =>
  world.gateway.control(`payment_intents/${intentId}/refuse`, { reason });

async function eventOf(paymentId: string, intentId: string, id: string): Promise<GatewayEvent> {
  const intent = await world.runtime.gateway.retrieveIntent(intentId);
  expect(intent.paymentId).toBe(paymentId);
  return { id, type: "payment_intent.succeeded", occurredAt: new Date(), intent, refund: null, plan: null };
}

const rowsOf = async (paymentId: string) => {
  const { db } = world.runtime;
  const [contract] = await db.select().from(contracts).where(eq(contracts.paymentId, paymentId));
  const instalments = await db
    .select()
    .from(contractInstalments)
    .where(eq(contractInstalments.contractId, contract?.id ?? ""));
  const ledger = await bookedFor(world, paymentId);
  return {
    contract,
    instalments,
    ledger,
    vouchers: await db.$count(vouchers, eq(vouchers.paymentId, paymentId)),
  };
};

describe("recordGatewayEvent", () => {
  test("a paid order gets its contract, posting and voucher in one go", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    await recordGatewayEvent(world.asGateway(), await eventOf(paymentId, intentId, `evt_${paymentId}`));
    const rows = await rowsOf(paymentId);
    expect(rows.instalments.reduce((total, row) => total + row.principalFen, 0)).toBe(100_000);
    expect(rows.instalments.reduce((total, row) => total + row.feeFen, 0)).toBe(2_300);
    expect(byAccount(rows.ledger)).toEqual({
      payer: -102_300,
      instalment_fee: 2_300,
      acquiring_fee: 600,
      merchant: 99_400,
    });
    expect(rows.vouchers).toBe(1);
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "succeeded" });
    const promised = await world.runtime.db
      .select()
      .from(outbox)
      .where(sql`${outbox.topic} = 'payment.changed' and ${outbox.payload}->>'paymentId' = ${paymentId}`);
    expect(promised).toHaveLength(2);
  });

  test("a notice that overtakes the gateway's own answer does not lose where to pay", async () => {
    const { gateway } = world.runtime;
    const overtaken: typeof gateway = {
      ...gateway,
      createIntent: async (input, key) => {
        const intent = await gateway.createIntent(input, key);
        const early = { ...intent, payUrl: null };
        const alone = { intent: early, refund: null, plan: null };
        const notice = { type: "payment_intent.created", occurredAt: new Date(), ...alone };
        await recordGatewayEvent(world.asGateway(), { ...notice, id: `evt_early_${intent.id}` });
        return intent;
      },
    };
    const ctx = { ...place.terminal(), gateway: overtaken };
    const order = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer: "buyer" });
    const { payment } = await createPayment(ctx, { idempotencyKey: `key-${++keys}`, order });
    expect(payment).toMatchObject({
      status: "awaiting_payer",
      qr: { url: expect.stringContaining("/wallet/") },
    });
  });

  test("a seller-borne plan costs the payer nothing and the merchant the fee", async () => {
    const { paymentId, intentId } = await order("seller");
    await payAtWallet(intentId);
    await reconcilePayment(world.asSystem(), { paymentId });
    const { ledger } = await rowsOf(paymentId);
    expect(byAccount(ledger)).toEqual({
      payer: -100_000,
      instalment_fee: 1_800,
      acquiring_fee: 600,
      merchant: 97_600,
    });
  });

  test("the same event twice, and twenty at once, count once", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    const event = await eventOf(paymentId, intentId, `evt_${paymentId}`);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => recordGatewayEvent(world.asGateway(), event)),
    );
    expect(results.filter((result) => !result.repeated)).toHaveLength(1);
    expect((await rowsOf(paymentId)).vouchers).toBe(1);
  });

  test("webhook and reconciliation at once settle a payment once", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    const event = await eventOf(paymentId, intentId, `evt_${paymentId}`);
    await Promise.all([
      recordGatewayEvent(world.asGateway(), event),
      reconcilePayment(world.asSystem(), { paymentId }),
      reconcilePayment(world.asSystem(), { paymentId }),
    ]);
    const { contract, ledger } = await rowsOf(paymentId);
    expect(contract?.status).toBe("active");
    expect(ledger).toHaveLength(5);
  });

  test("an old failure that arrives after the success changes nothing", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    const success = await eventOf(paymentId, intentId, `evt_${paymentId}`);
    await recordGatewayEvent(world.asGateway(), success);
    const intent = { ...(success.intent as NonNullable<typeof success.intent>), status: "failed" as const };
    await recordGatewayEvent(world.asGateway(), { ...success, id: `evt_old_${paymentId}`, intent });
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "succeeded" });
  });

  test("a refusal names its reason, and a success that still follows stands", async () => {
    const { paymentId, intentId } = await order();
    await refuseAtWallet(intentId, "insufficient_funds");
    await reconcilePayment(world.asSystem(), { paymentId });
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({
      status: "failed",
      failureReason: "insufficient_balance",
    });
    const failed = await eventOf(paymentId, intentId, `evt_late_${paymentId}`);
    const intent = { ...(failed.intent as NonNullable<typeof failed.intent>), status: "succeeded" as const };
    await recordGatewayEvent(world.asGateway(), { ...failed, intent });
    const payment = await getPayment(place.terminal(), { paymentId });
    expect(payment.status).toBe("succeeded");
    expect(payment.failureReason).toBeUndefined();
  });

  test("an event about somebody else's intent is noted and left alone", async () => {
    const { paymentId, intentId } = await order();
    const event = await eventOf(paymentId, intentId, `evt_foreign_${paymentId}`);
    const intent = {
      ...(event.intent as NonNullable<typeof event.intent>),
      id: "pi_other",
      paymentId: "pay_other",
      status: "succeeded" as const,
    };
    await recordGatewayEvent(world.asGateway(), { ...event, intent });
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "awaiting_payer" });
  });

  test("only the portal itself settles", async () => {
    const { paymentId, intentId } = await order();
    const event = await eventOf(paymentId, intentId, "evt_forbidden");
    await expect(recordGatewayEvent(place.terminal(), event)).rejects.toMatchObject({ code: "forbidden" });
    await expect(reconcilePayment(place.owner(), { paymentId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(expireDuePayments(place.terminal())).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("cancelPayment", () => {
  test("cancels here and at the gateway; again is harmless", async () => {
    const { paymentId, intentId } = await order();
    expect(await cancelPayment(place.terminal(), { paymentId })).toMatchObject({ status: "canceled" });
    expect(await cancelPayment(place.terminal(), { paymentId })).toMatchObject({ status: "canceled" });
    expect((await world.gateway.stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
    const events = await world.runtime.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, paymentId));
    expect(events.map((event) => event.action)).toContain("payment.cancel");
  });

  test("when the payer was faster, the payment stands", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    expect(await cancelPayment(place.terminal(), { paymentId })).toMatchObject({ status: "succeeded" });
    expect((await rowsOf(paymentId)).vouchers).toBe(1);
  });

  test("what has ended cannot be canceled", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    await reconcilePayment(world.asSystem(), { paymentId });
    await expect(cancelPayment(place.terminal(), { paymentId })).rejects.toMatchObject({
      code: "illegal_state",
    });
  });

  test("another terminal's payment does not exist", async () => {
    const { paymentId } = await order();
    const other = await makeActiveTerminal(world);
    await expect(cancelPayment(other.terminal(), { paymentId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getPayment(other.terminal(), { paymentId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getPayment(other.owner(), { paymentId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("expireDuePayments", () => {
  const later = () => new Date(Date.now() + 16 * 60_000);

  test("ends what nobody paid, and closes it at the gateway", async () => {
    const { paymentId, intentId } = await order();
    await expireDuePayments(world.asSystem(later()));
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "expired" });
    expect((await world.gateway.stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
  });

  test("what was paid at the last moment succeeds instead", async () => {
    const { paymentId, intentId } = await order();
    await payAtWallet(intentId);
    await expireDuePayments(world.asSystem(later()));
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "succeeded" });
  });

  test("an order whose intent is in doubt gets one only to close it", async () => {
    await world.gateway.control("faults", { count: 2, status: 500, when: "after", path: "/payment_intents" });
    const ctx = place.terminal();
    const attempt = createPayment(ctx, {
      idempotencyKey: "doubt",
      order: { amountFen: 700, method: "alipay", configVersion: 1 },
    });
    await expect(attempt).rejects.toMatchObject({ code: "unavailable" });
    await expireDuePayments(world.asSystem(later()));
    const [row] = await world.runtime.db.select().from(payments).where(eq(payments.idempotencyKey, "doubt"));
    expect(row?.status).toBe("expired");
    const made = await world.gateway.stripe.paymentIntents.list({ limit: 100 });
    const ours = made.data.filter(({ metadata }) => metadata.payment_id === row?.id);
    expect(ours).toMatchObject([{ status: "canceled" }]);
  });

  test("what the gateway does not know keeps nobody behind it waiting, and is on a list for people", async () => {
    const { paymentId } = await order();
    const [good] = await world.runtime.db.select().from(payments).where(eq(payments.id, paymentId));
    if (good === undefined) throw new Error("no order");
    const unknown = Array.from({ length: 120 }, (_, n) => ({
      ...good,
      id: `pay_unknown${n}`,
      orderNumber: `${good.orderNumber}-${n}`,
      idempotencyKey: `unknown-${n}`,
      gatewayIntentId: `pi_unknown${n}`,
      expiresAt: new Date(good.expiresAt.getTime() - 60_000),
    }));
    await world.runtime.db.insert(payments).values(unknown);
    await expireDuePayments(world.asSystem(later()));
    await expireDuePayments(world.asSystem(later()));
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "expired" });
    const doubted = await listPayments(world.asRole("admin"), { inDoubt: true });
    expect(doubted.items).toHaveLength(50);
    expect(doubted.items[0]).toMatchObject({ gatewayFault: expect.any(String) });
    expect(
      (await listPayments(place.owner(), {})).items.every(({ gatewayFault }) => gatewayFault === null),
    ).toBe(true);
    await world.runtime.db.delete(payments).where(like(payments.id, "pay_unknown%"));
  });

  test("what the gateway cannot answer now stays for the next run", async () => {
    const { paymentId } = await order();
    await world.gateway.control("faults", { count: 20, status: 503 });
    expect((await expireDuePayments(world.asSystem(later()))).left).toBeGreaterThan(0);
    await world.gateway.control("reset");
    await expireDuePayments(world.asSystem(new Date(later().getTime() + 10_000)));
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({ status: "expired" });
  });
});
