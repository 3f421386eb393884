import { formatFen } from "#server/domain/money/yuan.ts";
import { framed } from "#server/gateway/mock/pages/frame.ts";
import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { payerName } from "#server/gateway/mock/payers/payer-names.ts";
import { PAYER_WORDS } from "#server/gateway/mock/payers/payer-words.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { BILLS_WORDS } from "./bills-words.ts";
import { isOwed, owedOf, type PlanRecord } from "./plan-record.ts";
import { sumOf } from "./repay.ts";

export interface BillsReader {
  language: PageLanguage;
  address: string;
}

/** Everything that the payer of this phone owes Huabei, a card each. */
export function billsPage(reader: BillsReader, payer: PayerRecord, plans: readonly PlanRecord[]): string {
  const words = BILLS_WORDS[reader.language];
  const cards = plans.map(
    (
      plan,
    ) => html`<li class="card"><p><strong>${words.plans[plan.status]}</strong> · ${fill(words.owed, { amount: formatFen(sumOf(plan.instalments)) })}</p>
${standing(reader.language, plan)}<p><a href="${billAddress(reader, plan.id)}">${shopOf(plan)} · ${plan.metadata.order_number ?? plan.payment_intent}</a></p></li>`,
  );
  const list =
    plans.length === 0 ? html`<p class="note">${words.none}</p>` : html`<ul class="people">${cards}</ul>`;
  const lead = fill(words.lead, { name: payerName(payer, reader.language) });
  return documentOf(reader, words.title, html`<h1>${words.title}</h1><p class="note">${lead}</p>${list}`);
}

export function missingBillPage(reader: BillsReader): string {
  const words = BILLS_WORDS[reader.language];
  const link = html`<p><a href="/wallet/bills?lang=${reader.language}">${words.toList}</a></p>`;
  return documentOf(reader, words.missing, html`<h1>${words.missing}</h1>${link}`);
}

/** What is overdue, or else what comes next. */
export function standing(language: PageLanguage, plan: PlanRecord): Markup | null {
  const words = BILLS_WORDS[language];
  const overdue = plan.instalments.filter(({ status }) => status === "overdue");
  if (overdue.length > 0)
    return html`<p class="alert">${fill(words.overdue, { amount: formatFen(sumOf(overdue)) })}</p>`;
  const next = plan.instalments.find(isOwed);
  if (next === undefined) return null;
  const text = fill(words.next, { date: next.due_on, amount: formatFen(owedOf(next)) });
  return html`<p class="note">${text}</p>`;
}

export function documentOf(reader: BillsReader, title: string, main: Markup): string {
  return framed({ ...reader, title, note: PAYER_WORDS[reader.language].simulated }, main);
}

export function billAddress({ language }: BillsReader, id: string, verb = ""): string {
  return `/wallet/bills/${encodeURIComponent(id)}${verb}?lang=${language}`;
}

export function shopOf(plan: PlanRecord): string {
  return plan.metadata.merchant_name ?? "–";
}
