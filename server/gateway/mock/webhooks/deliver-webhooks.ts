import { createHmac } from "node:crypto";
import { type Loop, untilStopped } from "#server/until-stopped.ts";
import type { MockGateway } from "../gateway.ts";
import type { EventRecord } from "./emit-event.ts";
import type { WebhookEndpointRecord } from "./webhook-endpoint.ts";

interface Delivery {
  id: number;
  event_id: string;
  endpoint_id: string;
  attempts: number;
}

const TIMEOUT_MS = 10_000;
const BATCH = 20;
const IDLE_MS = 250;
/** Seconds until the next attempt, the last repeated: some three days in all, as Stripe tries in live mode. */
const BACKOFF_SECONDS = [1, 2, 5, 10, 30, 60, 300, 1800, 7200, 21_600];
const MAX_ATTEMPTS = 20;

/** Sends planned webhooks until stopped. What is not acknowledged stays in the store and is tried again. */
export function startDeliverer(gateway: MockGateway): Loop {
  return untilStopped(() => deliverDue(gateway), IDLE_MS);
}

async function deliverDue(gateway: MockGateway): Promise<number> {
  const due = gateway.store.rows<Delivery>(
    `select id, event_id, endpoint_id, attempts from deliveries
     where finished_at is null and due_at <= ? order by due_at, id limit ?`,
    Date.now(),
    BATCH,
  );
  await Promise.all(due.map((delivery) => deliver(gateway, delivery)));
  return due.length;
}

async function deliver(gateway: MockGateway, delivery: Delivery): Promise<void> {
  const { store } = gateway;
  const [event, endpoint] = [
    find<EventRecord>(gateway, delivery.event_id),
    find<WebhookEndpointRecord>(gateway, delivery.endpoint_id),
  ];
  const gone = event === undefined || endpoint === undefined || endpoint.status === "disabled";
  const status = gone ? null : await post(gateway, endpoint, event);
  const done = gone || (status !== null && status >= 200 && status < 300);
  const attempts = delivery.attempts + 1;
  const finished = done || attempts >= MAX_ATTEMPTS;
  const wait = BACKOFF_SECONDS[Math.min(attempts, BACKOFF_SECONDS.length) - 1] ?? 0;
  store.run(
    "update deliveries set attempts = ?, last_status = ?, finished_at = ?, due_at = ? where id = ?",
    attempts,
    status,
    finished ? Date.now() : null,
    Date.now() + wait * 1000,
    delivery.id,
  );
  if (done && event !== undefined) settle(gateway, event);
}

function find<T>(gateway: MockGateway, id: string): T | undefined {
  const [row] = gateway.store.rows<{ body: string }>("select body from objects where id = ?", id);
  return row === undefined ? undefined : (JSON.parse(row.body) as T);
}

function settle(gateway: MockGateway, event: EventRecord): void {
  gateway.store.run(
    `update objects set body = json_set(body, '$.pending_webhooks',
       (select count(*) from deliveries where event_id = ?1 and finished_at is null)) where id = ?1`,
    event.id,
  );
}

/** Posts one event; null when the endpoint could not be reached. */
async function post(
  gateway: MockGateway,
  endpoint: WebhookEndpointRecord,
  event: EventRecord,
): Promise<number | null> {
  const body = JSON.stringify(event, null, 2);
  const forged = gateway.store.control(`forged:${event.id}:${endpoint.id}`, false);
  const secrets = forged ? endpoint.secrets.map((secret) => `${secret}-forged`) : endpoint.secrets;
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signatureOf(body, secrets, Math.floor(Date.now() / 1000)),
      },
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // An endpoint that is down is the expected case here: the delivery stays due.
    return null;
  }
}

/** `t=…,v1=…,v1=…`: one v1 per valid secret, and the v0 that test mode adds and verifiers must ignore. */
export function signatureOf(body: string, secrets: readonly string[], timestamp: number): string {
  const sign = (secret: string) => createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  const valid = secrets.map((secret) => `v1=${sign(secret)}`);
  return [`t=${timestamp}`, ...valid, `v0=${sign("test mode")}`].join(",");
}
