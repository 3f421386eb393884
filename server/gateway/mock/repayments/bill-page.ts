import { formatFen } from "#server/domain/money/yuan.ts";
import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { sourceName } from "#server/gateway/mock/payers/payer-names.ts";
import type { Source } from "#server/gateway/mock/payers/sources.ts";
import { WALLET_WORDS } from "#server/gateway/mock/wallet/wallet-words.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { type BillsReader, billAddress, documentOf, shopOf, standing } from "./bills-page.ts";
import { BILLS_WORDS } from "./bills-words.ts";
import { repaymentSources } from "./debit.ts";
import { isOwed, owedOf, type PlanInstalment, type PlanRecord } from "./plan-record.ts";
import { coveredBy, REPAYMENTS, type Repayment, sumOf } from "./repay.ts";

export const BILL_TROUBLES = ["short", "wrong", "locked"] as const;
export type BillTrouble = (typeof BILL_TROUBLES)[number];

interface Bill {
  plan: PlanRecord;
  payer: PayerRecord;
  trouble: BillTrouble | null;
}

/** One plan: what is owed, how to repay it, every instalment, and what the payer was told. */
export function billPage(reader: BillsReader, bill: Bill): string {
  const { plan } = bill;
  const words = BILLS_WORDS[reader.language];
  const sum = html`<section class="card sum" aria-label="${words.owedLabel}"><p>${words.plans[plan.status]}</p>
<p class="money">${formatFen(sumOf(plan.instalments))}</p>${standing(reader.language, plan)}
<dl><dt>${words.order}</dt><dd>${plan.metadata.order_number ?? plan.payment_intent}</dd></dl></section>`;
  const isOpen = plan.instalments.some(isOwed);
  return documentOf(
    reader,
    words.title,
    html`<nav><a href="/wallet/bills?lang=${reader.language}">${words.toList}</a></nav><h1>${shopOf(plan)}</h1>${sum}
${isOpen ? repayForm(reader, bill) : null}${schedule(reader.language, plan)}${isOpen ? sourceForm(reader, bill) : null}${notices(reader.language, plan)}`,
  );
}

function repayForm(reader: BillsReader, { plan, payer, trouble }: Bill): Markup {
  const words = BILLS_WORDS[reader.language];
  const wallet = WALLET_WORDS[reader.language];
  const offered = REPAYMENTS.filter((repayment) => coveredBy(plan, repayment).length > 0);
  const choices = offered.map((repayment, index) =>
    repaymentChoice(words.repayments[repayment], plan, { repayment, isFirst: index === 0 }),
  );
  const alert = trouble === null ? null : html`<p class="alert" role="alert">${words[trouble]}</p>`;
  const password = html`<h2><label for="password">${wallet.password}</label></h2>
<input id="password" name="password" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autocomplete="off" aria-describedby="demo">
<p class="note" id="demo">${fill(wallet.demoPassword, { password: payer.password })}</p>`;
  return html`<section class="card"><h2>${words.pay}</h2>${alert}<form method="post" action="${billAddress(reader, plan.id, "/repay")}">
<fieldset role="radiogroup"><legend>${words.whichRepayment}</legend>${choices}</fieldset>
${sources(reader, { payer, chosen: plan.source, legend: words.payFrom })}${password}<button type="submit">${words.confirm}</button></form></section>`;
}

function repaymentChoice(
  text: string,
  plan: PlanRecord,
  { repayment, isFirst }: { repayment: Repayment; isFirst: boolean },
): Markup {
  const label = fill(text, { amount: formatFen(sumOf(coveredBy(plan, repayment))) });
  return html`<label class="check"><input type="radio" name="repayment" value="${repayment}"${isFirst ? html` checked` : null}><span>${label}</span></label>`;
}

function sourceForm(reader: BillsReader, { plan, payer }: Bill): Markup {
  const words = BILLS_WORDS[reader.language];
  return html`<section class="card"><form method="post" action="${billAddress(reader, plan.id, "/source")}">
${sources(reader, { payer, chosen: plan.source, legend: words.sourceTitle })}<button class="quiet" type="submit">${words.sourceSave}</button></form></section>`;
}

function sources(
  { language }: BillsReader,
  { payer, chosen, legend }: { payer: PayerRecord; chosen: string; legend: string },
): Markup {
  const choice = (source: Source) => {
    const checked = source.key === chosen ? html` checked` : null;
    const holds = fill(WALLET_WORDS[language].available, { amount: formatFen(source.available) });
    return html`<label class="check"><input type="radio" name="source" value="${source.key}" required${checked}><span>${sourceName(source, "alipay", language)}<small>${holds}</small></span></label>`;
  };
  return html`<fieldset role="radiogroup"><legend>${legend}</legend>${repaymentSources(payer).map(choice)}</fieldset>`;
}

function schedule(language: PageLanguage, plan: PlanRecord): Markup {
  const words = BILLS_WORDS[language];
  const wallet = WALLET_WORDS[language];
  return html`<section class="card"><h2 id="schedule">${words.schedule}</h2><div class="scroll" tabindex="0" role="region" aria-labelledby="schedule"><table>
<thead><tr><th scope="col">${wallet.period}</th><th scope="col">${wallet.dueOn}</th><th scope="col">${words.status}</th><th scope="col">${wallet.payment}</th></tr></thead>
<tbody>${plan.instalments.map((instalment) => row(language, instalment))}</tbody></table></div></section>`;
}

function row(language: PageLanguage, instalment: PlanInstalment): Markup {
  const words = BILLS_WORDS[language];
  const { period, due_on: dueOn, status, late_fee: lateFee, reduced } = instalment;
  const notes = [
    ...(lateFee > 0 ? [fill(words.lateFee, { amount: formatFen(lateFee) })] : []),
    ...(reduced > 0 ? [fill(words.reduced, { amount: formatFen(reduced) })] : []),
  ].join(" · ");
  const amount = isOwed(instalment) ? owedOf(instalment) : instalment.paid;
  return html`<tr><td>${period}</td><td>${dueOn}</td><td>${words.statuses[status]}${notes === "" ? null : html`<br><small>${notes}</small>`}</td><td>${formatFen(amount)}</td></tr>`;
}

function notices(language: PageLanguage, { notices: told }: PlanRecord): Markup | null {
  if (told.length === 0) return null;
  const words = BILLS_WORDS[language];
  const lines = told.toReversed().map(({ on, kind, period, amount }) => {
    const text = fill(words.noticeWords[kind], { n: period, amount: formatFen(amount) });
    return html`<li class="note">${on} · ${text}</li>`;
  });
  return html`<details class="card"><summary>${words.notices} (${told.length})</summary><ul>${lines}</ul></details>`;
}
