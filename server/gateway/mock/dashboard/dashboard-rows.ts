import { formatFen } from "#server/domain/money/yuan.ts";
import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import { shanghaiTime } from "#server/gateway/mock/pages/language.ts";
import { type DeliveryRow, deliveryState } from "#server/gateway/mock/webhooks/deliveries.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import type { StoredObject } from "../store.ts";
import { addressIn, type DashboardReader } from "./dashboard-frame.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

/** What of an object stands in its line; kinds share names for the same things. */
type Listed = StoredObject &
  Partial<{
    amount: number;
    currency: string;
    status: string;
    type: string;
    url: string;
    amount_refunded: number;
    metadata: Record<string, string>;
    data: { object: StoredObject };
    pending_webhooks: number;
  }>;

export function objectRows(reader: DashboardReader, objects: StoredObject[]): Markup {
  return html`<ul class="rows">${objects.map((object) => objectRow(reader, object))}</ul>`;
}

function objectRow(reader: DashboardReader, object: Listed): Markup {
  const facts = [
    shanghaiTime(object.created, reader.language),
    object.type === undefined ? null : `${object.data?.object.id ?? ""}`,
    object.url ?? null,
    object.metadata?.order_number ?? null,
    refundedOf(reader, object),
  ].filter((fact) => fact !== null && fact !== "");
  return html`<li><div><a href="${addressIn(reader, `/objects/${object.id}`)}">${object.object === "event" ? (object.type ?? "") : object.id}</a>
<small>${facts.join(" · ")}</small></div><div class="end">${amountOf(object)}<small>${object.status ?? ""}</small></div></li>`;
}

/** Yuan as the counter writes them; what is no yuan stands in its currency's smallest unit. */
function amountOf({ amount, currency }: Listed): Markup | null {
  if (amount === undefined) return null;
  return html`<strong>${currency === "cny" ? formatFen(amount) : `${amount} ${currency ?? ""}`}</strong>`;
}

function refundedOf({ language }: DashboardReader, object: Listed): string | null {
  const { amount_refunded: refunded } = object as Partial<ChargeRecord>;
  if (refunded === undefined || refunded === 0) return null;
  return fill(DASHBOARD_WORDS[language].refunded, { amount: formatFen(refunded) });
}

export function deliveryRows(reader: DashboardReader, deliveries: DeliveryRow[]): Markup {
  return html`<ul class="rows deliveries">${deliveries.map((delivery) => deliveryRow(reader, delivery))}</ul>`;
}

function deliveryRow(reader: DashboardReader, delivery: DeliveryRow): Markup {
  const words = DASHBOARD_WORDS[reader.language];
  const state = deliveryState(delivery);
  const facts = [
    fill(words.attempts, { n: delivery.attempts }),
    ...(delivery.attempts === 0
      ? []
      : [fill(words.lastStatus, { status: delivery.last_status ?? words.noAnswer })]),
    ...(state === "retrying"
      ? [fill(words.nextAt, { time: shanghaiTime(delivery.due_at / 1000, reader.language) })]
      : []),
  ];
  return html`<li><div><a href="${addressIn(reader, `/objects/${delivery.event_id}`)}">${delivery.type}</a>
<small>→ <a href="${addressIn(reader, `/objects/${delivery.endpoint_id}`)}">${delivery.endpoint_id}</a></small></div>
<div class="end"><span>${words.deliveryStates[state]}</span><small>${facts.join(" · ")}</small></div></li>`;
}
