import { formatFen } from "#server/domain/money/yuan.ts";
import { framed } from "#server/gateway/mock/pages/frame.ts";
import { type PageLanguage, shanghaiTime } from "#server/gateway/mock/pages/language.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { isLocked } from "./password.ts";
import type { PayerRecord } from "./payer.ts";
import { payerName } from "./payer-names.ts";
import { PAYER_WORDS } from "./payer-words.ts";
import { PAYERS_WORDS } from "./payers-words.ts";
import { PRESET_NAMES } from "./presets.ts";
import { huabeiLeft } from "./sources.ts";

/** Who reads a page about payers, and the order that they came from. */
export interface Reader {
  language: PageLanguage;
  address: string;
  order: string | null;
  now: number;
}

export interface PayersView {
  mine: PayerRecord;
  payers: PayerRecord[];
  hasMore: boolean;
  isFirst: boolean;
}

/** Everybody whose phone this may be: whoever holds it now, ready-made ones, and all that are kept. */
export function payersPage(reader: Reader, view: PayersView): string {
  const words = PAYERS_WORDS[reader.language];
  const main = html`${backLink(reader)}<h1>${words.title}</h1><p class="note">${words.lead}</p>
<section class="card"><h2>${words.thisPhone}</h2>${factsOf(reader, view.mine)}
<p><a href="${addressOf(reader, view.mine.id)}">${words.edit}</a></p></section>
${presets(reader)}${list(reader, view)}`;
  return documentOf(reader, words.title, main);
}

export function missingPayerPage(reader: Reader): string {
  const words = PAYERS_WORDS[reader.language];
  return documentOf(
    reader,
    words.missing,
    html`<h1>${words.missing}</h1><p><a href="${addressOf(reader)}">${words.backToList}</a></p>`,
  );
}

export function documentOf(reader: Reader, title: string, main: Markup): string {
  const note = PAYER_WORDS[reader.language].simulated;
  return framed({ ...reader, title, note }, main);
}

/** An address of these pages, which keeps the language and the order. */
export function addressOf(
  { language, order }: Pick<Reader, "language" | "order">,
  ...path: string[]
): string {
  const query = new URLSearchParams({ lang: language, ...(order !== null && { order }) });
  return `${["/wallet/payers", ...path].join("/")}?${query.toString()}`;
}

function backLink({ language, order }: Reader): Markup | null {
  if (order === null) return null;
  const address = `/wallet/${encodeURIComponent(order)}?lang=${language}`;
  return html`<nav><a href="${address}">${PAYERS_WORDS[language].backToOrder}</a></nav>`;
}

function presets(reader: Reader): Markup {
  const words = PAYERS_WORDS[reader.language];
  const buttons = PRESET_NAMES.map(
    (name) => html`<button class="quiet" name="preset" value="${name}">${words.presets[name]}</button>`,
  );
  return html`<section class="card"><h2>${words.presetsTitle}</h2><p class="note">${words.presetsLead}</p>
<form class="choices" method="post" action="${addressOf(reader)}">${buttons}</form></section>`;
}

function list(reader: Reader, { payers, hasMore, isFirst, mine }: PayersView): Markup {
  const words = PAYERS_WORDS[reader.language];
  const last = payers.at(-1);
  const older =
    hasMore && last !== undefined
      ? html`<a href="${addressOf(reader)}&amp;after=${last.id}">${words.older}</a>`
      : null;
  const newest = isFirst ? null : html`<a href="${addressOf(reader)}">${words.newest}</a>`;
  return html`<section><h2>${words.listTitle}</h2>${payers.length === 0 ? html`<p class="note">${words.none}</p>` : null}
<ul class="people">${payers.map((payer) => row(reader, payer, payer.id === mine.id))}</ul><nav>${newest} ${older}</nav></section>`;
}

function row(reader: Reader, payer: PayerRecord, isMine: boolean): Markup {
  const words = PAYERS_WORDS[reader.language];
  const name = payerName(payer, reader.language);
  const choose = isMine
    ? html`<span class="note">${words.thisPhone}</span>`
    : html`<form method="post" action="${addressOf(reader, payer.id, "choose")}"><button class="quiet" aria-label="${words.choose}: ${name}">${words.choose}</button></form>`;
  return html`<li class="card">${factsOf(reader, payer)}<div class="acts">${choose}<a href="${addressOf(reader, payer.id)}" aria-label="${words.edit}: ${name}">${words.edit}</a></div></li>`;
}

function factsOf({ language, now }: Reader, payer: PayerRecord): Markup {
  const words = PAYERS_WORDS[language];
  const facts = fill(words.facts, {
    balance: formatFen(payer.balance),
    huabei: PAYER_WORDS[language].huabeiStates[payer.huabei].toLowerCase(),
    left: formatFen(huabeiLeft(payer)),
    cards: payer.cards.length,
  });
  const lock = isLocked(payer, now)
    ? html`<p class="alert">${fill(words.locked, { time: shanghaiTime(payer.locked_until ?? now, language) })}</p>`
    : null;
  return html`<p><strong>${payerName(payer, language)}</strong></p><p class="note">${facts}</p>${lock}`;
}
