import type { MockGateway } from "../gateway.ts";

/** How tests bend webhook delivery; `count` limits how many of the next events are bent. */
export interface WebhookBend {
  kind: "duplicate" | "reorder" | "delay" | "forge" | "drop";
  count: number;
  delayMs: number;
}

const CONTROL = "webhooks";
/** A reordered event waits this long, so that the next ones overtake it. */
const OVERTAKEN_MS = 1_500;

export function bendWebhooks(gateway: MockGateway, bend: WebhookBend): void {
  gateway.store.setControl(CONTROL, [...webhookBends(gateway), bend]);
}

export function webhookBends(gateway: MockGateway): WebhookBend[] {
  return gateway.store.control<WebhookBend[]>(CONTROL, []);
}

/** Plans the deliveries of one event to one endpoint, bent as the controls ask. */
export function planDeliveries(gateway: MockGateway, eventId: string, endpointId: string): void {
  const bends = usedUp(gateway);
  const has = (kind: WebhookBend["kind"]) => bends.find((bend) => bend.kind === kind);
  if (has("drop")) return;
  // Deliveries run on real time: a clock that tests advance must not hurry or hold them.
  const due = Date.now() + (has("delay")?.delayMs ?? 0) + (has("reorder") ? OVERTAKEN_MS : 0);
  if (has("forge")) gateway.store.setControl(`forged:${eventId}:${endpointId}`, true);
  const copies = has("duplicate") ? 2 : 1;
  for (let copy = 0; copy < copies; copy++) {
    gateway.store.run(
      "insert into deliveries (event_id, endpoint_id, due_at) values (?, ?, ?)",
      eventId,
      endpointId,
      due,
    );
  }
}

function usedUp(gateway: MockGateway): WebhookBend[] {
  const bends = webhookBends(gateway);
  if (bends.length === 0) return [];
  const left = bends.map((bend) => ({ ...bend, count: bend.count - 1 })).filter((bend) => bend.count > 0);
  gateway.store.setControl(CONTROL, left);
  return bends;
}
