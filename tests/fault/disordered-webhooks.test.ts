import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gatewayEvents } from "#db/schema/gateway.ts";
import { payments } from "#db/schema/payments.ts";
import { payAtWallet, refuseAtWallet } from "#server/demo/demo-payer.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../support/devices/active-terminal.ts";
import { eventually, TEST_WEBHOOK_SECRET } from "../support/gateway/mock-gateway.ts";
import { startWebhookDoor, type WebhookDoor } from "../support/gateway/webhook-door.ts";
import { bookedFor } from "../support/payments/booked.ts";
import { makeWorld, type Place, type World } from "../support/world/world.ts";

let world: World;
let place: Place;
let door: WebhookDoor;
let keys = 0;
beforeAll(async () => {
  door = await startWebhookDoor();
  world = await makeWorld({ portalWebhook: { url: door.url, secret: TEST_WEBHOOK_SECRET } });
  place = await makeActiveTerminal(world);
});
afterAll(async () => {
  await door.stop();
  await world.close();
});
beforeEach(() => door.open(world));
afterEach(() => world.gateway.control("reset"));

async function order(): Promise<{ paymentId: string; url: string }> {
  const ctx = place.terminal();
  const input = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer: "buyer" });
  const { payment } = await createPayment(ctx, { idempotencyKey: `key-${++keys}`, order: input });
  return { paymentId: payment.paymentId, url: payment.qr?.url ?? "" };
}

const statusOf = async (paymentId: string) => (await getPayment(place.terminal(), { paymentId })).status;
const becomes = (paymentId: string, status: string) =>
  eventually(async () => ((await statusOf(paymentId)) === status ? true : undefined), 15_000);
const postingsOf = async (paymentId: string) => (await bookedFor(world, paymentId)).length;

describe("webhooks", () => {
  test("duplicated: each event counts once", async () => {
    const { paymentId, url } = await order();
    await world.gateway.control("webhooks", { kind: "duplicate", count: 10 });
    await payAtWallet(url);
    await becomes(paymentId, "succeeded");
    await eventually(() => (door.answers.length >= 4 ? true : undefined));
    expect(await postingsOf(paymentId)).toBe(5);
  });

  test("reordered: a success overtaken by what came before it stands", async () => {
    await world.gateway.control("webhooks", { kind: "reorder", count: 2 });
    const { paymentId, url } = await order();
    await payAtWallet(url);
    await becomes(paymentId, "succeeded");
    // The events of the order's beginning arrive last and change nothing.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await statusOf(paymentId)).toBe("succeeded");
    expect(await postingsOf(paymentId)).toBe(5);
  });

  test("badly signed: refused and unrecorded, and asking the gateway heals it", async () => {
    const { paymentId, url } = await order();
    await eventually(async () => ((await unsettled()) === 0 ? true : undefined));
    door.answers.length = 0;
    const before = await world.runtime.db.$count(gatewayEvents);
    // Of the charge, of its intent, and of the plan that it began.
    await world.gateway.control("webhooks", { kind: "forge", count: 3 });
    await payAtWallet(url);
    await eventually(() => (door.answers.length >= 3 ? true : undefined));
    expect(new Set(door.answers)).toEqual(new Set([400]));
    expect(await world.runtime.db.$count(gatewayEvents)).toBe(before);
    expect(await statusOf(paymentId)).toBe("awaiting_payer");
    await reconcilePayment(world.asSystem(), { paymentId });
    expect(await statusOf(paymentId)).toBe("succeeded");
  });

  test("lost: asking the gateway heals it", async () => {
    const { paymentId, url } = await order();
    await world.gateway.control("webhooks", { kind: "drop", count: 5 });
    await refuseAtWallet(url, "insufficient_funds");
    expect(await statusOf(paymentId)).toBe("awaiting_payer");
    await reconcilePayment(world.asSystem(), { paymentId });
    expect(await getPayment(place.terminal(), { paymentId })).toMatchObject({
      status: "failed",
      failureReason: "insufficient_balance",
    });
  });

  test("late, because the portal was away, and across a restart of the gateway: they arrive and count", async () => {
    door.close();
    const { paymentId, url } = await order();
    await payAtWallet(url);
    await world.gateway.restart();
    expect(await statusOf(paymentId)).toBe("awaiting_payer");
    door.open(world);
    await becomes(paymentId, "succeeded");
    expect(await postingsOf(paymentId)).toBe(5);
  });
});

/** Deliveries the gateway still has to make. */
async function unsettled(): Promise<number> {
  return Number((await world.gateway.control("reset")).deliveries_waiting);
}

describe("a backend that ends in the middle", () => {
  test("of twenty payments: every one is there once after its key is repeated", async () => {
    const ctx = place.terminal();
    const input = { amountFen: 900, method: "alipay" as const, configVersion: 1 };
    const stop = new AbortController();
    const ending = endBackends(stop.signal);
    const ids = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        for (let tries = 0; ; tries++) {
          try {
            const taken = await createPayment(ctx, { idempotencyKey: `cut-${index}`, order: input });
            return taken.payment.paymentId;
          } catch (error) {
            if (tries > 100) throw error;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      }),
    );
    stop.abort();
    await ending;
    expect(new Set(ids).size).toBe(20);
    const rows = await world.runtime.db.select().from(payments).where(eq(payments.amountFen, 900));
    expect(rows).toHaveLength(20);
    const intents = await world.gateway.stripe.paymentIntents.list({ limit: 100 });
    for (const id of ids) {
      expect(intents.data.filter(({ metadata }) => metadata.payment_id === id)).toHaveLength(1);
    }
  });
});

/** Ends the portal's backends again and again, from a connection of its own. */
async function endBackends(signal: AbortSignal): Promise<void> {
  const killer = new pg.Client({ connectionString: world.runtime.databaseUrl, application_name: "killer" });
  await killer.connect();
  while (!signal.aborted) {
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'test' and random() < 0.3`,
    );
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await killer.end();
}
