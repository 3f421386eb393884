import { listDeliveries } from "#server/gateway/mock/webhooks/deliveries.ts";
import { html, type Markup } from "#server/markup.ts";
import { type MockGateway, PLATFORM_ACCOUNT } from "../gateway.ts";
import { addressIn, type DashboardReader, dashboardPage } from "./dashboard-frame.ts";
import { DASHBOARD_KINDS, type DashboardKind } from "./dashboard-kinds.ts";
import { deliveryRows, objectRows } from "./dashboard-rows.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

const PAGE = 25;

interface Listing {
  rows: Markup;
  isEmpty: boolean;
  /** The last of them, after which the older ones stand; null when there are none. */
  next: string | null;
}

/** The newest of one kind, with the way to older ones. */
export function listPage(gateway: MockGateway, reader: DashboardReader): string {
  const words = DASHBOARD_WORDS[reader.language];
  const { searchParams } = new URL(reader.address);
  const kind = DASHBOARD_KINDS.find((known) => known === searchParams.get("kind")) ?? DASHBOARD_KINDS[0];
  const after = searchParams.get("after");
  const { rows, isEmpty, next } = listingOf(gateway, reader, { kind, after });
  const older =
    next === null ? null : html`<a href="${addressIn(reader, "", { kind, after: next })}">${words.older}</a>`;
  const newest =
    after === null ? null : html`<a href="${addressIn(reader, "", { kind })}">${words.newest}</a>`;
  const main = html`${finder(reader)}<section class="card">${isEmpty ? html`<p class="note">${words.none}</p>` : rows}</section>
<nav>${newest} ${older}</nav>`;
  return dashboardPage(reader, words.kinds[kind], main);
}

function listingOf(
  gateway: MockGateway,
  reader: DashboardReader,
  { kind, after }: { kind: DashboardKind; after: string | null },
): Listing {
  if (kind === "delivery") {
    const before = after !== null && /^\d{1,15}$/.test(after) ? Number(after) : undefined;
    const { data, hasMore } = listDeliveries(gateway, { limit: PAGE, before });
    return { rows: deliveryRows(reader, data), isEmpty: data.length === 0, next: lastOf(data, hasMore) };
  }
  const filter = { account: PLATFORM_ACCOUNT, limit: PAGE, startingAfter: after ?? undefined };
  const { data, hasMore } = gateway.store.list(kind, filter);
  return { rows: objectRows(reader, data), isEmpty: data.length === 0, next: lastOf(data, hasMore) };
}

function lastOf(rows: { id: string | number }[], hasMore: boolean): string | null {
  const last = rows.at(-1);
  return hasMore && last !== undefined ? String(last.id) : null;
}

function finder(reader: DashboardReader): Markup {
  const words = DASHBOARD_WORDS[reader.language];
  return html`<form class="finder" method="get" action="/dashboard/objects"><input type="hidden" name="lang" value="${reader.language}">
<label for="id">${words.findLabel}</label><div><input id="id" name="id" required maxlength="100" autocomplete="off"><button class="quiet">${words.find}</button></div></form>`;
}
