import Stripe from "stripe";
import { expect, test } from "vitest";
import { GatewayError } from "#server/gateway/port.ts";
import { TEST_WEBHOOK_SECRET } from "../support/gateway/mock-gateway.ts";
import { gatewayClient } from "../support/world/world.ts";

const gateway = gatewayClient("http://127.0.0.1:1");

/** What the gateway makes of an event that is signed as it should be. */
function read(event: unknown) {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: TEST_WEBHOOK_SECRET });
  return gateway.readWebhook({ body: payload, headers: new Headers({ "stripe-signature": signature }) });
}

const INTENT = { object: "payment_intent", id: "pi_1", status: "succeeded", amount: 100, metadata: {} };
const event = (object: unknown, changes: object = {}) => ({
  id: "evt_1",
  type: "payment_intent.succeeded",
  created: 1_790_000_000,
  data: { object },
  ...changes,
});

test("an event about an intent, a refund or anything else is read", () => {
  expect(read(event(INTENT)).intent).toMatchObject({ id: "pi_1", status: "succeeded", amountFen: 100 });
  const begun = { ...INTENT, status: "requires_payment_method" };
  expect(read(event(begun)).intent).toMatchObject({ status: "awaiting_payer", failureReason: null });
  const refund = { object: "refund", id: "re_1", status: "succeeded", amount: 1, metadata: null };
  expect(read(event(refund)).refund).toMatchObject({ id: "re_1", status: "succeeded" });
  expect(read(event({ object: "charge", id: "ch_1" }))).toMatchObject({ intent: null, refund: null });
});

test.each([
  ["a list", []],
  ["nothing in it", {}],
  ["null", null],
  ["a number", 7],
  ["no data", event(INTENT, { data: null })],
  ["text for its time", event(INTENT, { created: "soon" })],
  ["a time beyond all calendars", event(INTENT, { created: 1e300 })],
  ["a NUL in its id", event(INTENT, { id: "evt_\u0000" })],
  ["an id that is an object", event(INTENT, { id: {} })],
  ["an intent without metadata", event({ ...INTENT, metadata: null })],
  ["an intent whose payment is a list", event({ ...INTENT, metadata: { payment_id: ["pay_1"] } })],
  ["an intent whose payment has a NUL", event({ ...INTENT, metadata: { payment_id: "pay_\u0000" } })],
  ["an amount that is no number", event({ ...INTENT, amount: "100" })],
  ["a refund of text", event({ object: "refund", id: 1, amount: 1 })],
])("one with %s is refused, though it is signed, and not as a fault of ours", (_title, malformed) => {
  const attempt = () => read(malformed);
  expect(attempt).toThrow(GatewayError);
  expect(attempt).toThrow(expect.objectContaining({ reason: "event_malformed" }));
});
