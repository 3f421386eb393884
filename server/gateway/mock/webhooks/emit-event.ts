import { API_VERSION, type MockGateway, nowMs, stripeId } from "../gateway.ts";
import { shownRecord } from "../shown.ts";
import type { StoredObject } from "../store.ts";
import type { WebhookEndpointRecord } from "./webhook-endpoint.ts";
import { planDeliveries } from "./webhook-plan.ts";

export interface EventRecord extends StoredObject {
  object: "event";
  api_version: string;
  data: { object: StoredObject; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
  account?: string;
}

export interface EventCause {
  gateway: MockGateway;
  account: string;
  requestId: string | null;
  idempotencyKey: string | null;
}

/** Records that something happened and plans its webhooks, in the caller's transaction. */
export function emitEvent(
  cause: EventCause,
  {
    type,
    object,
    previous,
  }: { type: string; object: StoredObject; previous?: Record<string, unknown> | undefined },
): EventRecord {
  const { gateway, account } = cause;
  const endpoints = gateway.store
    .list<WebhookEndpointRecord>("webhook_endpoint", { account, limit: 100 })
    .data.filter((endpoint) => listens(endpoint, type));
  const event: EventRecord = {
    id: stripeId("evt"),
    object: "event",
    api_version: API_VERSION,
    created: Math.floor(nowMs(gateway) / 1000),
    data: {
      object: shownRecord(object),
      ...(previous === undefined ? {} : { previous_attributes: previous }),
    },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  };
  gateway.store.save(account, event);
  for (const endpoint of endpoints) planDeliveries(gateway, event.id, endpoint.id);
  return event;
}

function listens(endpoint: WebhookEndpointRecord, type: string): boolean {
  if (endpoint.status !== "enabled") return false;
  return endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(type);
}
