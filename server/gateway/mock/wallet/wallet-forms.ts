import { formatFen } from "#server/domain/money/yuan.ts";
import { brandsFor } from "#server/gateway/mock/payers/brands.ts";
import { triesLeft } from "#server/gateway/mock/payers/password.ts";
import { sourceName } from "#server/gateway/mock/payers/payer-names.ts";
import { PAYER_WORDS } from "#server/gateway/mock/payers/payer-words.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import { REFUSAL_WORDS } from "./refusal-words.ts";
import { type Reading, stepForm } from "./wallet-reading.ts";
import type { Offer } from "./wallet-stage.ts";
import { termsOf } from "./wallet-visit.ts";

/** Which app scans the counter's general code. */
export function brandForm(reading: Reading): Markup | null {
  const brands = brandsFor(reading.intent.metadata.method);
  if (brands.length < 2) return null;
  const buttons = brands.map((brand) => {
    const pressed = brand === reading.wallet.brand;
    return html`<button class="${pressed ? "" : "quiet"}" name="brand" value="${brand}" aria-pressed="${String(pressed)}">${PAYER_WORDS[reading.language].brands[brand]}</button>`;
  });
  return stepForm(
    reading,
    "wallet",
    html`<fieldset class="row"><legend>${reading.words.whichWallet}</legend>${buttons}</fieldset>`,
  );
}

export function openForm(reading: Reading): Markup {
  const { words } = reading;
  const inside = html`<label class="check"><input type="checkbox" name="agree" value="yes" required><span>${words.openAgree}</span></label>
<button type="submit">${words.open}</button>`;
  return html`<section class="card"><h2>${words.openTitle}</h2><p>${words.openText}</p>${stepForm(reading, "open", inside)}</section>`;
}

/** The plan, and agreeing to it within reach of the thumb, however long the plan is. */
export function confirmForm(
  reading: Reading,
  agree: { card: Markup; offers: Offer[]; chosen: string },
): Markup {
  const { words } = reading;
  const sources = sourceField(reading, { ...agree, legend: words.repayFrom });
  const inside = html`${terms(reading)}${agree.card}<section class="card">${sources}</section>
<button type="submit">${words.confirmPlan}</button>`;
  return html`${stepForm(reading, "confirm", inside)}<p class="note">${words.changePlan}</p>`;
}

export function passwordForm(reading: Reading, pay: { label: string; sources: Markup | null }): Markup {
  const { words, payer } = reading;
  const wrong = isWrong(reading);
  const alert = wrong
    ? html`<p class="alert" role="alert" id="wrong">${fill(words.wrong, { n: triesLeft(payer) })}</p>`
    : null;
  const inside = html`${terms(reading)}${pay.sources}<h2><label for="password">${words.password}</label></h2>
<input id="password" name="password" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autofocus autocomplete="off" aria-describedby="demo${wrong ? " wrong" : ""}">
<p class="note" id="demo">${fill(words.demoPassword, { password: payer.password })}</p><button type="submit">${pay.label}</button>`;
  return html`<section class="card">${alert}${stepForm(reading, "pay", inside)}</section>`;
}

/** Each source with what it holds; what cannot pay this order says why, and cannot be chosen. */
export function sourceField(
  reading: Reading,
  { offers, chosen, legend }: { offers: Offer[]; chosen: string; legend: string },
): Markup {
  return html`<fieldset role="radiogroup" class="sources"><legend>${legend}</legend>${offers.map((offer) => {
    const { key } = offer.source;
    const state = html`${key === chosen ? html` checked` : null}${offer.state === "pays" ? null : html` disabled`}`;
    return html`<label class="check"><input type="radio" name="source" value="${key}"${state}><span>${sourceName(offer.source, reading.wallet.brand, reading.language)}<small>${stateOf(reading, offer)}</small></span></label>`;
  })}</fieldset>`;
}

function stateOf(reading: Reading, { source, state }: Offer): string {
  const holds = fill(reading.words.available, { amount: formatFen(source.available) });
  if (state === "pays") return holds;
  return `${holds} · ${state === "short" ? reading.words.short : reading.words.declined}`;
}

/** What went wrong with the last step, where the payer may still do something else. */
export function troubleOf(reading: Reading): Markup | null {
  const words = REFUSAL_WORDS[reading.language];
  const { trouble } = reading.wallet;
  if (trouble !== "card_declined" && trouble !== "terms_changed") return null;
  return html`<p class="alert" role="alert">${trouble === "card_declined" ? words.cardDeclined : words.termsChanged}</p>`;
}

function isWrong({ wallet, payer }: Reading): boolean {
  return wallet.trouble === "incorrect_password" && payer.wrong_passwords > 0;
}

function terms(reading: Reading): Markup {
  return html`<input type="hidden" name="terms" value="${termsOf(reading)}">`;
}
