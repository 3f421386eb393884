import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import type { CreateIntentInput } from "#server/gateway/port.ts";
import { GATEWAYS, type GatewayUnderTest } from "../../support/gateway/gateways-under-test.ts";

// What the portal relies on, whoever collects: the port's promises, kept by each gateway behind it.

let numbers = 0;
const nextId = (prefix: string) => `${prefix}_contract${++numbers}`;

describe.each(Object.entries(GATEWAYS))("the gateway %s", (_name, start) => {
  let under: GatewayUnderTest;
  beforeAll(async () => {
    under = await start();
  });
  afterAll(() => under.stop());

  const order = (): CreateIntentInput => ({
    paymentId: nextId("pay"),
    orderNumber: "20261127000001",
    amountFen: 111_111,
    method: "huabei",
    plan: {
      term: 3,
      bearer: "seller",
      ratePpm: 18_000,
      remainder: "first",
      purchasedOn: "2026-11-27",
      quoteHash: "0".repeat(64),
    },
    card: null,
    merchant: { id: "mer_1", name: "老王烟酒店" },
    expiresAt: new Date(Date.now() + HOUR_MS),
  });
  const open = async () => {
    const input = order();
    return { input, intent: await under.gateway.createIntent(input, input.paymentId) };
  };
  const paid = async () => {
    const { intent } = await open();
    await under.pay(intent.id);
    return intent;
  };
  const refundOf = (intentId: string, amountFen: number) => ({
    intentId,
    amountFen,
    refundId: nextId("ref"),
  });

  test("opens an order that waits for its payer and says where to pay", async () => {
    const { input, intent } = await open();
    expect(intent).toMatchObject({
      status: "awaiting_payer",
      amountFen: 111_111,
      paymentId: input.paymentId,
      payUrl: expect.stringMatching(/^https?:\/\//),
      chargeId: null,
      failureReason: null,
    });
    expect(await under.gateway.retrieveIntent(intent.id)).toMatchObject({
      id: intent.id,
      status: "awaiting_payer",
    });
  });

  test("answers the same order to the same key, at once and after its answer was lost", async () => {
    const { input, intent } = await open();
    expect(await under.gateway.createIntent(input, input.paymentId)).toEqual(intent);
    const lost = order();
    await under.loseAnswer("intent");
    const attempt = under.gateway.createIntent(lost, lost.paymentId);
    await expect(attempt).rejects.toMatchObject({ name: "GatewayError", retryable: true });
    const found = await under.gateway.createIntent(lost, lost.paymentId);
    expect(found).toMatchObject({ status: "awaiting_payer", paymentId: lost.paymentId });
    await under.pay(found.id);
    expect(await under.moved(found.id)).toEqual({ taken: 1, backFen: 0 });
  });

  test("says that an order was paid, of which amount, and by which charge", async () => {
    const { id } = await paid();
    expect(await under.gateway.retrieveIntent(id)).toMatchObject({
      status: "succeeded",
      amountFen: 111_111,
      chargeId: expect.any(String),
    });
  });

  test("cancels an order that nobody paid, and again without harm", async () => {
    const { intent } = await open();
    const cancel = () => under.gateway.cancelIntent(intent.id, `${intent.id}:cancel`);
    expect(await cancel()).toMatchObject({ id: intent.id, status: "canceled" });
    expect(await cancel()).toMatchObject({ status: "canceled" });
    await expect(under.pay(intent.id).then(() => "paid")).rejects.toThrow();
  });

  test("does not cancel what was paid", async () => {
    const { id } = await paid();
    await expect(under.gateway.cancelIntent(id, `${id}:cancel`)).rejects.toMatchObject({
      reason: "intent_not_cancelable",
      retryable: false,
    });
    expect(await under.moved(id)).toEqual({ taken: 1, backFen: 0 });
  });

  test("gives back in parts, each once under its number, and no more than was paid", async () => {
    const { id } = await paid();
    const part = refundOf(id, 11_111);
    const given = await under.gateway.refund(part, part.refundId);
    expect(given).toMatchObject({
      status: "succeeded",
      amountFen: 11_111,
      refundId: part.refundId,
      intentId: id,
    });
    expect(await under.gateway.refund(part, part.refundId)).toMatchObject({
      id: given.id,
      status: "succeeded",
    });
    expect(await under.gateway.retrieveRefund({ id: given.id, intentId: id })).toEqual(given);
    const much = refundOf(id, 100_001);
    await expect(under.gateway.refund(much, much.refundId)).rejects.toMatchObject({ retryable: false });
    const rest = refundOf(id, 100_000);
    expect(await under.gateway.refund(rest, rest.refundId)).toMatchObject({ status: "succeeded" });
    expect(await under.moved(id)).toEqual({ taken: 1, backFen: 111_111 });
    expect(await under.gateway.retrieveIntent(id)).toMatchObject({ status: "succeeded" });
  });

  test("gives back once when the answer to a refund was lost", async () => {
    const { id } = await paid();
    const all = refundOf(id, 111_111);
    await under.loseAnswer("refund");
    await expect(under.gateway.refund(all, all.refundId)).rejects.toMatchObject({ retryable: true });
    expect(await under.gateway.refund(all, all.refundId)).toMatchObject({ status: "succeeded" });
    expect(await under.moved(id)).toEqual({ taken: 1, backFen: 111_111 });
  });

  test("gives nothing back of what was not paid", async () => {
    const { intent } = await open();
    const refund = refundOf(intent.id, 1);
    await expect(under.gateway.refund(refund, refund.refundId)).rejects.toMatchObject({ retryable: false });
  });

  test("that cannot answer now says so, and that the call is worth repeating", async () => {
    const { intent } = await open();
    await under.breakDown();
    await expect(under.gateway.retrieveIntent(intent.id)).rejects.toMatchObject({
      name: "GatewayError",
      retryable: true,
    });
    expect(await under.gateway.retrieveIntent(intent.id)).toMatchObject({ status: "awaiting_payer" });
  });

  test("tells in a signed notice how an order stands, and nobody else can", async () => {
    const { id } = await paid();
    const delivery = await under.notice(id);
    const event = under.gateway.readWebhook(delivery);
    expect(event.intent).toMatchObject({ id, status: "succeeded", amountFen: 111_111 });
    expect(under.gateway.readWebhook(delivery).id).toBe(event.id);
    const forged = { ...delivery, body: delivery.body.replaceAll("111", "112") };
    expect(forged.body).not.toBe(delivery.body);
    for (const refused of [forged, { body: "", headers: new Headers() }]) {
      expect(() => under.gateway.readWebhook(refused)).toThrow(
        expect.objectContaining({ reason: "signature_invalid" }),
      );
    }
  });

  test("answers at all", async () => {
    await expect(under.gateway.probe()).resolves.toBeUndefined();
    await under.breakDown();
    await expect(under.gateway.probe()).rejects.toMatchObject({ retryable: true });
  });
});
