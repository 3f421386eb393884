import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MAX_BYTES } from "#server/gateway/mock/recording/recording.ts";
import { everyObject } from "../../support/gateway/every-object.ts";
import { startTestGateway, TEST_KEY, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { type Recording, replay } from "../../support/gateway/replay.ts";

let gateway: TestGateway;
let fresh: TestGateway;
beforeEach(async () => {
  [gateway, fresh] = await Promise.all([startTestGateway(), startTestGateway()]);
});
afterEach(() => Promise.all([gateway.stop(), fresh.stop()]));

const recording = async () => {
  const path = "/v1/test_helpers/ruwang/recording";
  return (await gateway.stripe.rawRequest("GET", path)) as unknown as Recording;
};

/** A shop's day through the official SDK: objects of every kind, refusals, retries, faults, clocks, pages. */
async function playDay(): Promise<void> {
  const { stripe } = gateway;
  await everyObject(stripe, (id) => gateway.control(`payment_intents/${id}/pay`));
  const refused = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: "cny",
    confirm: true,
    payment_method: "pm_alipay",
  });
  await stripe.paymentIntents.retrieve(refused.id, { client_secret: refused.client_secret ?? "" });
  await gateway.control(`payment_intents/${refused.id}/refuse`, { reason: "card_declined" });
  const key = { idempotencyKey: "same" };
  await stripe.payouts.create({ amount: 100, currency: "cny" }, key);
  await stripe.payouts.create({ amount: 100, currency: "cny" }, key);
  await stripe.refunds.create({ payment_intent: refused.id }).catch(() => {});
  await stripe.paymentIntents.retrieve("pi_nothing").catch(() => {});
  await stripe.rawRequest("GET", "/v1/nowhere").catch(() => {});
  await gateway.control("faults", { path: "/v1/charges", status: 503 });
  await stripe.charges.list().catch(() => {});
  await gateway.control("clock", { seconds: 86_400 });
  await stripe.charges.list({ limit: 2, expand: ["data.payment_intent"] });
}

describe("a recording", () => {
  test("of a run with the official SDK comes out the same on a fresh mock, but for ids and times", async () => {
    await gateway.control("recording/start");
    await playDay();
    await gateway.control("recording/stop");
    await gateway.stripe.charges.list();
    const run = await recording();
    expect(run.entries.length).toBeGreaterThan(30);
    expect(run.entries.at(-1)).toMatchObject({ form: "limit=2&expand[0]=data.payment_intent" });
    expect(await replay(fresh.url, run)).toEqual([]);
  });

  test("that another mock answers differently is told by request, status and body", async () => {
    await gateway.control("recording/start");
    await gateway.stripe.paymentIntents.create({ amount: 100, currency: "cny" });
    await gateway.stripe.paymentIntents.retrieve("pi_nothing").catch(() => {});
    const { entries, ...run } = await recording();
    const [created, missing] = entries;
    if (created === undefined || missing === undefined) throw new Error("both were recorded");
    const bent = [
      { ...created, body: { ...(created.body as object), amount: 101 } },
      { ...missing, status: 200 },
    ];
    const differences = await replay(fresh.url, { ...run, entries: bent });
    expect(differences).toEqual([
      expect.stringMatching(/^1\. POST \/v1\/payment_intents: .*"amount":101.* became 200 .*"amount":100/),
      expect.stringMatching(/^2\. GET \/v1\/payment_intents\/pi_nothing: 200 .* became 404/),
    ]);
  });

  test("survives a restart and a reset, and holds no secret and nobody who has no key", async () => {
    await gateway.control("recording/start");
    const endpoint = await gateway.stripe.webhookEndpoints.create({
      url: "https://example.test/hook",
      enabled_events: ["*"],
    });
    await fetch(`${gateway.url}/v1/charges`, { headers: { authorization: "Bearer sk_test_other" } });
    await gateway.control("reset");
    await gateway.restart();
    const intent = await gateway.stripe.paymentIntents.create({ amount: 100, currency: "cny" });
    const text = JSON.stringify(await recording());
    expect(text).toContain(`/v1/payment_intents`);
    for (const secret of [endpoint.secret, intent.client_secret, TEST_KEY, "sk_test_other"]) {
      expect(text).not.toContain(secret);
    }
    expect((await recording()).entries.map(({ status }) => status)).not.toContain(401);
  });

  test("that is started anew forgets what was before", async () => {
    await gateway.control("recording/start");
    await gateway.stripe.charges.list();
    await gateway.control("recording/start");
    expect((await recording()).entries).toEqual([]);
  });

  test("ends when it is full, and says so", async () => {
    await gateway.control("recording/start");
    const metadata = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`key_${n}`, "x".repeat(500)]));
    const order = { amount: 100, currency: "cny", metadata };
    const { id } = await gateway.stripe.paymentIntents.create(order);
    for (let n = 0; n < 100; n++) await gateway.stripe.paymentIntents.update(id, { metadata });
    const run = (await recording()) as Recording & { is_on: boolean; bytes: number };
    expect(run).toMatchObject({ is_on: false, is_full: true });
    expect(run.bytes).toBeLessThanOrEqual(MAX_BYTES);
    expect(run.entries.length).toBeLessThan(101);
  });
});
