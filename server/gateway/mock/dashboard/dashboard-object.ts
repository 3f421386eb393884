import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { WALLET_DECLINES } from "#server/gateway/mock/wallet/declines.ts";
import { listDeliveries } from "#server/gateway/mock/webhooks/deliveries.ts";
import { html, type Markup } from "#server/markup.ts";
import type { MockGateway } from "../gateway.ts";
import { masked } from "../masked.ts";
import { shown } from "../shown.ts";
import type { StoredObject } from "../store.ts";
import { controlForm } from "./control-form.ts";
import { addressIn, type DashboardReader, dashboardPage } from "./dashboard-frame.ts";
import { eventsOf, relatedTo } from "./dashboard-kinds.ts";
import { deliveryRows, objectRows } from "./dashboard-rows.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

/** One object: what can be done with it, what it is related to, what happened to it, and all of it as the API shows it. */
export function objectPage(gateway: MockGateway, reader: DashboardReader, object: StoredObject): string {
  const words = DASHBOARD_WORDS[reader.language];
  const json = masked(JSON.stringify(shown(object), null, 2));
  const main = html`${actsOn(reader, object)}
${section(words.related, rowsOr(reader, relatedTo(gateway, object)))}
${object.object === "event" ? deliveriesOf(gateway, reader, object.id) : section(words.events, rowsOr(reader, eventsOf(gateway, object.id)))}
<section class="card"><h2 id="json">${words.json}</h2><pre tabindex="0" role="region" aria-labelledby="json">${json}</pre></section>`;
  return dashboardPage(reader, object.id, main);
}

export function missingObjectPage(reader: DashboardReader): string {
  const words = DASHBOARD_WORDS[reader.language];
  const main = html`<p>${words.missingText}</p><p><a href="${addressIn(reader, "")}">${words.back}</a></p>`;
  return dashboardPage(reader, words.missing, main);
}

function actsOn(reader: DashboardReader, object: StoredObject): Markup | null {
  const words = DASHBOARD_WORDS[reader.language];
  const back = addressIn(reader, `/objects/${object.id}`);
  if (object.object === "webhook_endpoint") {
    const control = { name: "roll_secret", path: `/webhook_endpoints/${object.id}/roll_secret` };
    return section(words.act, controlForm(reader, control, { back, fields: [] }));
  }
  if ((object as PaymentIntentRecord).status !== "requires_action" || object.object !== "payment_intent")
    return null;
  const path = `/payment_intents/${object.id}`;
  const reasons = { name: "reason", options: WALLET_DECLINES };
  return section(
    words.act,
    html`<p><a href="/wallet/${object.id}?lang=${reader.language}">${words.wallet}</a></p>
${controlForm(reader, { name: "pay", path: `${path}/pay` }, { back, fields: [] })}
${controlForm(reader, { name: "refuse", path: `${path}/refuse` }, { back, fields: [reasons] })}`,
  );
}

function deliveriesOf(gateway: MockGateway, reader: DashboardReader, eventId: string): Markup {
  const words = DASHBOARD_WORDS[reader.language];
  const { data } = listDeliveries(gateway, { limit: 100, eventId });
  return section(words.deliveries, data.length === 0 ? none(reader) : deliveryRows(reader, data));
}

function rowsOr(reader: DashboardReader, objects: StoredObject[]): Markup {
  return objects.length === 0 ? none(reader) : objectRows(reader, objects);
}

function none({ language }: DashboardReader): Markup {
  return html`<p class="note">${DASHBOARD_WORDS[language].noneHere}</p>`;
}

function section(title: string, inside: Markup): Markup {
  return html`<section class="card"><h2>${title}</h2>${inside}</section>`;
}
