import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { type WalletPlan, walletPlanOf } from "./wallet-plan.ts";
import { planAgreed, planCard } from "./wallet-plan-card.ts";
import { merchantOf, payerPays, sumLines } from "./wallet-sum.ts";
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
<title>${view.intent?.status === "succeeded" ? words.paid : words.title}</title>
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
  if (intent.status === "succeeded") return paid(words, intent);
  if (intent.status === "canceled") return outcome(false, words.canceled, words.canceledText);
  if (intent.status === "requires_payment_method" && intent.last_payment_error !== null) {
    return failed(words, intent.last_payment_error.decline_code ?? "");
  }
  if (intent.status !== "requires_action") return outcome(false, words.notReady, words.notReadyText);
  const plan = walletPlanOf(intent);
  return html`${sum(words, intent, plan)}${step(reading, intent, plan)}${refusal(reading, intent, plan)}`;
}

function sum(words: WalletWords, intent: PaymentIntentRecord, plan: WalletPlan | null): Markup {
  return html`<h1>${words.merchant} ${merchantOf(intent)}</h1>
<section class="card sum" aria-label="${words.amount}">
<p>${words.amount}</p><p class="money">${payerPays(intent, plan)}</p>${sumLines(words, intent, plan)}
</section>`;
}

function step(reading: Reading, intent: PaymentIntentRecord, plan: WalletPlan | null): Markup {
  const { words } = reading;
  const amount = payerPays(intent, plan);
  if (plan === null) return passwordForm(reading, intent, fill(words.pay, { amount }));
  if (!reading.huabeiOpen) return openForm(reading, intent);
  if (reading.planConfirmed) {
    return html`${passwordForm(reading, intent, fill(words.payPlan, { amount }))}${planAgreed(words, plan)}`;
  }
  return html`${planCard(words, plan)}${action(reading, intent, { verb: "confirm", inside: html`<button type="submit">${words.confirmPlan}</button>` })}
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

function passwordForm(reading: Reading, intent: PaymentIntentRecord, label: string): Markup {
  const { words } = reading;
  const alert = html`<p class="alert" role="alert" id="wrong">${fill(words.wrong, { n: reading.triesLeft })}</p>`;
  const wrong = reading.wrongPasswords > 0;
  const field = html`<h2><label for="password">${words.password}</label></h2>
<input id="password" name="password" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autofocus autocomplete="off" aria-describedby="demo${wrong ? " wrong" : ""}">
<p class="note" id="demo">${words.demoPassword}</p><button type="submit">${label}</button>`;
  return html`<section class="card">${wrong ? alert : null}${action(reading, intent, { verb: "pay", inside: field })}</section>`;
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
  return html`<form class="${verb}" method="post" action="/wallet/${intent.id}/${verb}?lang=${reading.language}">${inside}</form>`;
}

function paid(words: WalletWords, intent: PaymentIntentRecord): Markup {
  const plan = walletPlanOf(intent);
  const back = intent.return_url;
  const link =
    back === null
      ? null
      : html`<p><a href="${withParams(back, { payment_intent: intent.id, redirect_status: "succeeded" })}">${words.back}</a></p>`;
  return html`${outcome(true, words.paid, words.paidText)}
<section class="card sum" aria-label="${words.paidAmount}">
<p>${words.merchant} ${merchantOf(intent)}</p><p class="money">${payerPays(intent, plan)}</p>${sumLines(words, intent, plan)}
</section>${plan === null ? null : planAgreed(words, plan)}${link}`;
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
