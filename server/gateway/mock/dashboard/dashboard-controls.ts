import { plannedFaults } from "#server/gateway/mock/http/planned-faults.ts";
import { shanghaiTime } from "#server/gateway/mock/pages/language.ts";
import { recordingState } from "#server/gateway/mock/recording/recording.ts";
import { webhookBends } from "#server/gateway/mock/webhooks/webhook-plan.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { type MockGateway, nowSeconds } from "../gateway.ts";
import { type ControlField, controlForm } from "./control-form.ts";
import { CONTROL_WORDS } from "./control-words.ts";
import { addressIn, type DashboardReader, dashboardPage } from "./dashboard-frame.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

const COUNT: ControlField = { name: "count", isNumber: true };
const DELAY: ControlField = { name: "delay_ms", isNumber: true };
const MATCHING: readonly ControlField[] = [
  COUNT,
  { name: "method", options: ["GET", "POST", "DELETE"] },
  { name: "path" },
  { name: "when", options: ["before", "after"] },
];

/** The controls that stand by themselves, with every parameter that their routes take. */
export const CONTROL_FIELDS: Readonly<Record<string, readonly ControlField[]>> = {
  faults: [...MATCHING, { name: "status", isNumber: true }, DELAY],
  delays: [...MATCHING, DELAY],
  webhooks: [{ name: "kind", options: ["duplicate", "reorder", "delay", "forge", "drop"] }, COUNT, DELAY],
  clock: [{ name: "seconds", isNumber: true, isRequired: true }],
  reset: [],
};

/** Every test control as a form, and what is planned. */
export function controlsPage(gateway: MockGateway, reader: DashboardReader): string {
  const words = DASHBOARD_WORDS[reader.language];
  const back = addressIn(reader, "/controls");
  const forms = Object.entries(CONTROL_FIELDS).map(([name, fields]) =>
    card(
      CONTROL_WORDS[reader.language].titles[name] ?? name,
      controlForm(reader, { name, path: `/${name}` }, { back, fields }),
    ),
  );
  const main = html`${plannedCard(gateway, reader)}<div class="controls">${forms}${recordingCard(gateway, reader, back)}</div>`;
  return dashboardPage(reader, words.controls, main);
}

function plannedCard(gateway: MockGateway, { language }: DashboardReader): Markup {
  const words = DASHBOARD_WORDS[language];
  const planned = [...plannedFaults(gateway), ...webhookBends(gateway)];
  const waiting = gateway.store.rows<{ n: number }>(
    "select count(*) as n from deliveries where finished_at is null",
  );
  const now = fill(words.now, { time: shanghaiTime(nowSeconds(gateway), language), n: waiting[0]?.n ?? 0 });
  const list = html`<ul class="planned">${planned.map((one) => html`<li><code>${JSON.stringify(one)}</code></li>`)}</ul>`;
  return card(
    words.planned,
    html`<p>${now}</p>${planned.length === 0 ? html`<p class="note">${words.nothingPlanned}</p>` : list}`,
  );
}

function recordingCard(gateway: MockGateway, reader: DashboardReader, back: string): Markup {
  const words = DASHBOARD_WORDS[reader.language];
  const { is_on, is_full, entry_count, bytes } = recordingState(gateway);
  const text = is_on ? words.recordingOn : is_full ? words.recordingFull : words.recordingOff;
  const name = is_on ? "stop" : "start";
  return card(
    words.recordingTitle,
    html`<p>${fill(text, { n: entry_count, kib: Math.ceil(bytes / 1024) })}</p>
${controlForm(reader, { name, path: `/recording/${name}` }, { back, fields: [] })}
<p><a href="/dashboard/recording.json" download>${words.download}</a></p>`,
  );
}

function card(title: string, inside: Markup): Markup {
  return html`<section class="card"><h2>${title}</h2>${inside}</section>`;
}
