import { framed } from "#server/gateway/mock/pages/frame.ts";
import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { CONTROL_WORDS } from "./control-words.ts";
import { DASHBOARD_KINDS } from "./dashboard-kinds.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

export interface DashboardReader {
  language: PageLanguage;
  address: string;
}

/** A page of the dashboard: its rooms above, what was just done, and the room itself. */
export function dashboardPage(reader: DashboardReader, title: string, main: Markup): string {
  const words = DASHBOARD_WORDS[reader.language];
  return framed(
    {
      ...reader,
      title: `${title} · ${words.title}`,
      note: words.note,
      style: "/dashboard/dashboard.css",
    },
    html`${rooms(reader)}<h1>${title}</h1>${doneMessage(reader)}${main}`,
  );
}

/** An address of the dashboard that keeps the language. */
export function addressIn(
  { language }: DashboardReader,
  path: string,
  query: Record<string, string> = {},
): string {
  return `/dashboard${path}?${new URLSearchParams({ ...query, lang: language }).toString()}`;
}

function rooms(reader: DashboardReader): Markup {
  const words = DASHBOARD_WORDS[reader.language];
  const { pathname, searchParams } = new URL(reader.address);
  const current = pathname === "/dashboard" ? (searchParams.get("kind") ?? DASHBOARD_KINDS[0]) : pathname;
  const link = (address: string, label: string, room: string) =>
    html`<a href="${address}"${room === current ? html` aria-current="page"` : null}>${label}</a>`;
  return html`<nav class="rooms" aria-label="${words.title}">${DASHBOARD_KINDS.map((kind) =>
    link(addressIn(reader, "", { kind }), words.kinds[kind], kind),
  )}${link(addressIn(reader, "/controls"), words.controls, "/dashboard/controls")}<a href="/wallet/payers?lang=${reader.language}">${words.payers}</a></nav>`;
}

function doneMessage({ language, address }: DashboardReader): Markup | null {
  const done = new URL(address).searchParams.get("done") ?? "";
  const { titles } = CONTROL_WORDS[language];
  if (!Object.hasOwn(titles, done)) return null;
  const what = titles[done] ?? "";
  return html`<p class="done" role="status">${fill(DASHBOARD_WORDS[language].done, { what })}</p>`;
}
