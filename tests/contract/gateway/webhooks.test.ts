import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  eventually,
  type Inbox,
  startInbox,
  startTestGateway,
  TEST_WEBHOOK_SECRET,
  type TestGateway,
} from "../../support/gateway/mock-gateway.ts";

let gateway: TestGateway;
let inbox: Inbox;
beforeAll(async () => {
  inbox = await startInbox();
  gateway = await startTestGateway({ url: inbox.url, secret: TEST_WEBHOOK_SECRET });
});
afterAll(async () => {
  await gateway.stop();
  await inbox.stop();
});
beforeEach(() => {
  inbox.received.length = 0;
  inbox.answer(200);
});
afterEach(() => gateway.control("reset"));

const pay = () =>
  gateway.stripe.paymentIntents.create({
    amount: 100,
    currency: "cny",
    payment_method: "pm_card_visa",
    confirm: true,
  });

const typesReceived = () => inbox.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
const verified = (delivery: { body: string; signature: string }, secret = TEST_WEBHOOK_SECRET) =>
  gateway.stripe.webhooks.constructEvent(delivery.body, delivery.signature, secret);

describe("webhooks", () => {
  test("a payment's events arrive signed, in order, and count down pending_webhooks", async () => {
    await pay();
    await eventually(() => inbox.received.length >= 3 || undefined);
    expect(new Set(typesReceived())).toEqual(
      new Set(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"]),
    );
    const events = inbox.received.map((delivery) => verified(delivery));
    await eventually(async () => {
      const event = await gateway.stripe.events.retrieve(events[0]?.id ?? "");
      return event.pending_webhooks === 0 || undefined;
    });
  });

  test("an endpoint that fails is tried again until it acknowledges, also after a restart", async () => {
    inbox.answer(500);
    await pay();
    await eventually(() => inbox.received.length >= 3 || undefined);
    await gateway.restart();
    inbox.answer(200);
    inbox.received.length = 0;
    await eventually(() => inbox.received.length >= 3 || undefined);
    expect(typesReceived()).toContain("payment_intent.succeeded");
  });

  test("while a secret is rolled, both the old and the new one verify", async () => {
    const endpoint = await gateway.stripe.webhookEndpoints.create({
      url: inbox.url,
      enabled_events: ["charge.succeeded"],
    });
    const old = endpoint.secret ?? "";
    const rolled = await gateway.control(`webhook_endpoints/${endpoint.id}/roll_secret`);
    await pay();
    const delivery = await eventually(() =>
      inbox.received.find(({ signature }) => signature.split("v1=").length === 3),
    );
    expect(verified(delivery, old).type).toBe("charge.succeeded");
    expect(verified(delivery, String(rolled.secret)).type).toBe("charge.succeeded");
    await gateway.stripe.webhookEndpoints.del(endpoint.id);
  });

  test("secrets are shown once, at creation", async () => {
    const endpoint = await gateway.stripe.webhookEndpoints.create({ url: inbox.url, enabled_events: ["*"] });
    expect(endpoint.secret).toMatch(/^whsec_/);
    const again = await gateway.stripe.webhookEndpoints.retrieve(endpoint.id);
    expect(again.secret).toBeUndefined();
    await gateway.stripe.webhookEndpoints.del(endpoint.id);
  });

  test("on request events are duplicated", async () => {
    await gateway.control("webhooks", { kind: "duplicate", count: 3 });
    await pay();
    await eventually(() => inbox.received.length >= 6 || undefined);
    const ids = inbox.received.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(new Set(ids).size).toBe(3);
  });

  test("on request an event is overtaken by the next", async () => {
    await gateway.control("webhooks", { kind: "reorder", count: 1 });
    await pay();
    await eventually(() => inbox.received.length >= 3 || undefined);
    expect(typesReceived().at(-1)).toBe("payment_intent.created");
  });

  test("on request an event is badly signed", async () => {
    await gateway.control("webhooks", { kind: "forge", count: 1 });
    await pay();
    const forged = await eventually(() =>
      inbox.received.find(({ body }) => body.includes("payment_intent.created")),
    );
    expect(() => verified(forged)).toThrow();
  });
});
