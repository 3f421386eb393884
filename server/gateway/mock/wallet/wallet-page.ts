import { framed } from "#server/gateway/mock/pages/frame.ts";
import { payerName } from "#server/gateway/mock/payers/payer-names.ts";
import { PAYER_WORDS } from "#server/gateway/mock/payers/payer-words.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { isWalletDecline } from "./declines.ts";
import { REFUSAL_WORDS } from "./refusal-words.ts";
import { brandForm, confirmForm, openForm, passwordForm, sourceField, troubleOf } from "./wallet-forms.ts";
import { planAgreed, planCard } from "./wallet-plan-card.ts";
import type { Reading } from "./wallet-reading.ts";
import { lockedPanel, refusedPanel, tellForm, waysCard } from "./wallet-refusal.ts";
import { type Stage, stageOf } from "./wallet-stage.ts";
import { merchantOf, payerPays, sumLines } from "./wallet-sum.ts";
import { WALLET_WORDS } from "./wallet-words.ts";

/** The whole page for one state of one order: exactly one thing to do at a time. */
export function walletPage(reading: Reading): string {
  const { language, words, intent, wallet } = reading;
  const brand = PAYER_WORDS[language].brands[wallet.brand];
  const isPaid = intent.status === "succeeded" || intent.status === "requires_capture";
  const title = isPaid ? words.paid : fill(words.title, { wallet: brand });
  return documentOf(reading, title, html`${whoPays(reading)}${bodyOf(reading)}`);
}

export function missingPage(reader: Pick<Reading, "language" | "address">): string {
  const words = WALLET_WORDS[reader.language];
  return documentOf(reader, words.missing, outcome(false, words.missing, words.missingText));
}

function documentOf(reader: Pick<Reading, "language" | "address">, title: string, main: Markup): string {
  const note = PAYER_WORDS[reader.language].simulated;
  return framed({ ...reader, title, note }, main);
}

function whoPays({ language, payer, intent }: Reading): Markup {
  const words = PAYER_WORDS[language];
  const address = `/wallet/payers?order=${encodeURIComponent(intent.id)}&lang=${language}`;
  return html`<p class="payer">${fill(words.paying, { name: payerName(payer, language) })} <a href="${address}">${words.change}</a></p>`;
}

function bodyOf(reading: Reading): Markup {
  const { intent, words } = reading;
  const code = intent.last_payment_error?.decline_code;
  if (intent.status === "succeeded") return paid(reading, words.paidText);
  if (intent.status === "requires_capture") return paid(reading, words.heldText);
  if (intent.status === "canceled") return outcome(false, words.canceled, words.canceledText);
  if (intent.status === "requires_payment_method" && intent.last_payment_error !== null) {
    return failed(reading, code ?? "");
  }
  if (intent.status !== "requires_action") return outcome(false, words.notReady, words.notReadyText);
  const stage = stageOf(reading);
  return html`${brandForm(reading)}${sum(reading)}${stage.step === "refused" ? null : troubleOf(reading)}${stepOf(reading, stage)}${refusal(reading, stage)}`;
}

function sum(reading: Reading): Markup {
  const { words, intent, plan } = reading;
  return html`<h1>${words.merchant} ${merchantOf(intent)}</h1>
<section class="card sum" aria-label="${words.amount}">
<p>${words.amount}</p><p class="money">${payerPays(intent, plan)}</p>${sumLines(words, intent, plan)}
</section>`;
}

function stepOf(reading: Reading, stage: Stage): Markup {
  const { words, intent, language } = reading;
  switch (stage.step) {
    case "locked":
      return lockedPanel(reading, stage.until);
    case "too_small":
      return html`<section class="card" role="status"><h2 class="bad">${words.tooSmall}</h2><p>${words.failedText}</p></section>`;
    case "open":
      return html`${openForm(reading)}${tellForm(reading, "huabei_not_available", REFUSAL_WORDS[language].notOpening)}`;
    case "refused":
      return refusedPanel(reading, stage);
    case "agree":
      return confirmForm(reading, { ...stage, card: planCard(words, stage.plan) });
    case "password": {
      const amount = payerPays(intent, stage.plan);
      if (stage.plan !== null) {
        const label = fill(words.payPlan, { amount });
        return html`${passwordForm(reading, { label, sources: null })}${planAgreed(words, stage.plan)}`;
      }
      const sources = sourceField(reading, { ...stage, legend: words.payFrom });
      return passwordForm(reading, { label: fill(words.pay, { amount }), sources });
    }
  }
}

/** Where the step itself is to tell the counter, there is nothing more to refuse. */
function refusal(reading: Reading, stage: Stage): Markup | null {
  if (stage.step === "locked" || stage.step === "refused") return null;
  const { words } = reading;
  return html`<details><summary>${words.refuseTitle}</summary>${tellForm(reading, "payment_method_customer_decline", words.refuse)}</details>`;
}

function paid(reading: Reading, text: string): Markup {
  const { words, intent, plan } = reading;
  const back = intent.return_url;
  const link =
    back === null
      ? null
      : html`<p><a href="${withParams(back, { payment_intent: intent.id, redirect_status: "succeeded" })}">${words.back}</a></p>`;
  return html`${outcome(true, words.paid, text)}
<section class="card sum" aria-label="${words.paidAmount}">
<p>${words.merchant} ${merchantOf(intent)}</p><p class="money">${payerPays(intent, plan)}</p>${sumLines(words, intent, plan)}
</section>${plan === null ? null : planAgreed(words, plan)}${link}`;
}

function failed(reading: Reading, code: string): Markup {
  const { words, language } = reading;
  const reason = isWalletDecline(code) ? REFUSAL_WORDS[language].reasons[code] : "";
  const ways = isWalletDecline(code) ? waysCard(reading, code) : null;
  return html`${outcome(false, words.failed, `${reason} ${words.failedText}`.trim())}${ways}`;
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
