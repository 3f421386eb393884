import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { html, type Markup } from "./html.ts";
import { type WalletPlan, walletPlanOf } from "./wallet-plan.ts";
import { WALLET_WORDS, type WalletLanguage, type WalletWords } from "./wallet-words.ts";

export interface WalletView {
  language: WalletLanguage;
  intent: PaymentIntentRecord | null;
  huabeiOpen: boolean;
  planConfirmed: boolean;
  wrongPasswords: number;
  triesLeft: number;
}

interface Reading extends WalletView {
  words: WalletWords;
}

/** The whole page for one state of one order: exactly one thing to do at a time. */
export function walletPage(view: WalletView): string {
  const words = WALLET_WORDS[view.language];
  const other = view.language === "en" ? "zh-CN" : "en";
  const page = html`<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="/wallet/wallet.css">
</head>
<body>
<div class="page">
<header><p>${words.simulated}</p><a href="?lang=${other}" lang="${other}" hreflang="${other}">${words.language}</a></header>
<main>${bodyOf({ ...view, words })}</main>
</div>
</body>
</html>`;
  return page.text;
}

function bodyOf(reading: Reading): Markup {
  const { intent, words } = reading;
  if (intent === null) return outcome(false, words.missing, words.missingText);
  if (intent.status === "succeeded") return paid(reading, intent);
  if (intent.status === "canceled") return outcome(false, words.canceled, words.canceledText);
  if (intent.status === "requires_payment_method" && intent.last_payment_error !== null) {
    return failed(words, intent.last_payment_error.decline_code ?? "");
  }
  if (intent.status !== "requires_action") return outcome(false, words.notReady, words.notReadyText);
  const plan = walletPlanOf(intent);
  return html`${sum(words, intent)}${step(reading, intent, plan)}${refusal(reading, intent, plan)}`;
}

function sum(words: WalletWords, intent: PaymentIntentRecord): Markup {
  const merchant = intent.metadata.merchant_name ?? intent.description ?? "–";
  const order = intent.metadata.order_number ?? intent.id;
  return html`<h1>${words.merchant} ${merchant}</h1>
<section class="card sum" aria-label="${words.amount}">
<p>${words.amount}</p><p class="money">${formatFen(intent.amount)}</p>
<p>${words.order} ${order}</p>
</section>`;
}

function step(reading: Reading, intent: PaymentIntentRecord, plan: WalletPlan | null): Markup {
  const { words } = reading;
  if (plan === null)
    return passwordForm(reading, intent, fill(words.pay, "amount", formatFen(intent.amount)));
  if (!reading.huabeiOpen) return openForm(reading, intent);
  const card = planCard(words, plan);
  if (reading.planConfirmed) {
    const label = fill(words.payPlan, "amount", formatFen(plan.buyerTotalFen));
    return html`${card}${passwordForm(reading, intent, label)}`;
  }
  return html`${card}${action(reading, intent, { verb: "confirm", inside: html`<button type="submit">${words.confirmPlan}</button>` })}
<p class="note">${words.changePlan}</p>`;
}

function openForm(reading: Reading, intent: PaymentIntentRecord): Markup {
  const { words } = reading;
  return html`<section class="card"><h2>${words.openTitle}</h2><p>${words.openText}</p>
${action(reading, intent, {
  verb: "open",
  inside: html`<label class="check"><input type="checkbox" name="agree" value="yes" required><span>${words.openAgree}</span></label>
<button type="submit">${words.open}</button>`,
})}</section>`;
}

/** The annual rate stands first and largest, as PBoC notice 2021 No. 3 demands. */
function planCard(words: WalletWords, plan: WalletPlan): Markup {
  return html`<section class="card"><h2>${words.planTitle}</h2>
<p class="label">${words.annualRate}</p><p class="rate">${formatPpm(plan.annualRate.nominalPpm)}</p>
<p class="note">${plan.bearer === "seller" ? words.interestFree : words.buyerBears} · ${words.effectiveRate} ${formatPpm(plan.annualRate.effectivePpm)}</p>
<dl><dt>${words.term}</dt><dd>${fill(words.periods, "n", String(plan.term))}</dd>
<dt>${words.fee}</dt><dd>${formatFen(plan.buyerFeeFen)}</dd>
<dt>${words.total}</dt><dd>${formatFen(plan.buyerTotalFen)}</dd></dl></section>
<section class="card"><h2 id="schedule">${words.schedule}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="schedule"><table>
<thead><tr><th scope="col">${words.period}</th><th scope="col">${words.dueOn}</th><th scope="col">${words.principal}</th><th scope="col">${words.periodFee}</th><th scope="col">${words.payment}</th></tr></thead>
<tbody>${plan.schedule.map(
    (row) =>
      html`<tr><td>${row.period}</td><td>${row.dueOn}</td><td>${formatFen(row.principalFen)}</td><td>${formatFen(row.feeFen)}</td><td>${formatFen(row.paymentFen)}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function passwordForm(reading: Reading, intent: PaymentIntentRecord, label: string): Markup {
  const { words } = reading;
  const alert = html`<p class="alert" role="alert" id="wrong">${fill(words.wrong, "n", String(reading.triesLeft))}</p>`;
  const wrong = reading.wrongPasswords > 0;
  const field = html`<label for="password" class="label">${words.password}</label>
<input id="password" name="password" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autocomplete="off" aria-describedby="demo${wrong ? " wrong" : ""}">
<p class="note" id="demo">${words.demoPassword}</p><button type="submit">${label}</button>`;
  return html`<section class="card"><h2>${words.payTitle}</h2>${wrong ? alert : null}${action(reading, intent, { verb: "pay", inside: field })}</section>`;
}

function refusal(reading: Reading, intent: PaymentIntentRecord, plan: WalletPlan | null): Markup {
  const { words } = reading;
  const button = (reason: string, label: string) =>
    html`<button class="quiet" type="submit" name="reason" value="${reason}">${label}</button>`;
  const buttons = html`${button("payment_method_customer_decline", words.refuse)}${button("insufficient_funds", words.noBalance)}${
    plan === null ? null : button("credit_limit_exceeded", words.lowLimit)
  }`;
  return html`<details><summary>${words.refuseTitle}</summary>${action(reading, intent, { verb: "refuse", inside: buttons })}</details>`;
}

function action(
  reading: Reading,
  intent: PaymentIntentRecord,
  { verb, inside }: { verb: string; inside: Markup },
): Markup {
  return html`<form method="post" action="/wallet/${intent.id}/${verb}?lang=${reading.language}">${inside}</form>`;
}

function paid({ words }: Reading, intent: PaymentIntentRecord): Markup {
  const plan = walletPlanOf(intent);
  const back = intent.return_url;
  const link =
    back === null
      ? null
      : html`<p><a href="${withParams(back, { payment_intent: intent.id, redirect_status: "succeeded" })}">${words.back}</a></p>`;
  return html`${outcome(true, words.paid, words.paidText)}${sum(words, intent)}${plan === null ? null : planCard(words, plan)}${link}`;
}

function failed(words: WalletWords, code: string): Markup {
  const reasons: Partial<Record<string, string>> = words;
  return outcome(false, words.failed, `${reasons[code] ?? ""} ${words.failedText}`.trim());
}

function outcome(good: boolean, title: string, text: string): Markup {
  const sign = good ? html`<path d="M14 29l9 9 19-21"/>` : html`<path d="M18 18l20 20M38 18L18 38"/>`;
  return html`<section class="card outcome${good ? "" : " bad"}" role="status">
<svg viewBox="0 0 56 56" aria-hidden="true"><circle cx="28" cy="28" r="26"/>${sign}</svg>
<h1>${title}</h1><p>${text}</p></section>`;
}

function withParams(address: string, params: Record<string, string>): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return "#";
  const url = new URL(address);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

function fill(text: string, name: string, value: string): string {
  return text.replace(`{${name}}`, value);
}
