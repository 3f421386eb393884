import { fill, html, type Markup } from "#server/markup.ts";
import { BANKS, CARD_KINDS, HUABEI_STATES, type PayerRecord } from "./payer.ts";
import { CARD_ROWS, type PayerFaults, type PayerFields } from "./payer-form.ts";
import { payerName } from "./payer-names.ts";
import { PAYER_WORDS } from "./payer-words.ts";
import { addressOf, documentOf, type Reader } from "./payers-page.ts";
import { PAYERS_WORDS } from "./payers-words.ts";

interface Form {
  reader: Reader;
  fields: PayerFields;
  faults: PayerFaults;
}

/** The form of one payer; what was wrong stands at its field, and the first such field has the focus. */
export function payerEditor(
  reader: Reader,
  payer: PayerRecord,
  { fields, faults }: { fields: PayerFields; faults: PayerFaults },
): string {
  const words = PAYERS_WORDS[reader.language];
  const form: Form = { reader, fields, faults };
  const alert =
    Object.keys(faults).length === 0 ? null : html`<p class="alert" role="alert">${words.faultsTitle}</p>`;
  const main = html`<nav><a href="${addressOf(reader)}">${words.backToList}</a></nav>
<h1>${words.editTitle}</h1><p class="note">${payerName(payer, reader.language)}</p>${alert}
<form class="payer-form" method="post" action="${addressOf(reader, payer.id)}" novalidate>
<section class="card">${input(form, "name", { label: words.name, hint: words.nameHint })}${input(form, "balance", { label: words.balance, mode: "decimal" })}</section>
${huabei(form)}${cards(form)}${password(form)}<button type="submit">${words.save}</button></form>`;
  return documentOf(reader, `${words.editTitle} · ${payerName(payer, reader.language)}`, main);
}

function huabei(form: Form): Markup {
  const { language } = form.reader;
  const words = PAYERS_WORDS[language];
  const states = HUABEI_STATES.map((state) => {
    const checked = form.fields.huabei === state ? html` checked` : null;
    return html`<label class="check"><input type="radio" name="huabei" value="${state}"${checked}><span>${PAYER_WORDS[language].huabeiStates[state]}</span></label>`;
  });
  return html`<section class="card"><fieldset role="radiogroup"><legend>${words.huabeiTitle}</legend>${states}</fieldset>
${input(form, "huabei_limit", { label: words.limit, mode: "decimal" })}${input(form, "huabei_used", { label: words.used, mode: "decimal" })}</section>`;
}

/** The cards there are, and room for one more. */
function cards(form: Form): Markup {
  const words = PAYERS_WORDS[form.reader.language];
  const filled = CARD_ROWS.filter((row) => (form.fields[`last4_${row}`] ?? "") !== "").length;
  const rows = CARD_ROWS.filter((row) => row <= filled).map((row) => cardRow(form, row));
  return html`<section class="card"><h2>${words.cardsTitle}</h2><p class="note">${words.cardHint}</p>${rows}</section>`;
}

function cardRow(form: Form, row: number): Markup {
  const { language } = form.reader;
  const words = PAYERS_WORDS[language];
  const names = PAYER_WORDS[language];
  const refuses = form.fields[`refuses_${row}`] === "yes" ? html` checked` : null;
  return html`<fieldset class="bank-card"><legend>${fill(words.cardRow, { n: row + 1 })}</legend>
${select(form, `bank_${row}`, { label: words.bank, options: BANKS.map((bank) => [bank, names.banks[bank]]) })}
${select(form, `kind_${row}`, { label: words.kind, options: CARD_KINDS.map((kind) => [kind, names.kinds[kind]]) })}
${input(form, `last4_${row}`, { label: words.last4, mode: "numeric" })}${input(form, `funds_${row}`, { label: words.funds, mode: "decimal" })}
<label class="check"><input type="checkbox" name="refuses_${row}" value="yes"${refuses}><span>${words.refuses}</span></label></fieldset>`;
}

function password(form: Form): Markup {
  const words = PAYERS_WORDS[form.reader.language];
  const locked = form.fields.locked === "yes" ? html` checked` : null;
  return html`<section class="card"><h2>${words.passwordTitle}</h2>${input(form, "password", { label: words.password, mode: "numeric" })}
${input(form, "wrong_passwords", { label: words.tries, mode: "numeric" })}
<label class="check"><input type="checkbox" name="locked" value="yes"${locked}><span>${words.lockedNow}</span></label></section>`;
}

function input(
  form: Form,
  name: string,
  shown: { label: string; hint?: string; mode?: "decimal" | "numeric" },
): Markup {
  const mode = shown.mode === undefined ? null : html` inputmode="${shown.mode}"`;
  const hint = shown.hint === undefined ? null : html` <small>${shown.hint}</small>`;
  return html`<p class="field"><label for="${name}">${shown.label}${hint}</label>
<input id="${name}" name="${name}" value="${form.fields[name] ?? ""}"${mode} maxlength="60" autocomplete="off"${faultMarks(form, name)}>${faultText(form, name)}</p>`;
}

function select(form: Form, name: string, shown: { label: string; options: [string, string][] }): Markup {
  const options = shown.options.map(([value, label]) => {
    return html`<option value="${value}"${form.fields[name] === value ? html` selected` : null}>${label}</option>`;
  });
  return html`<p class="field"><label for="${name}">${shown.label}</label><select id="${name}" name="${name}"${faultMarks(form, name)}>${options}</select>${faultText(form, name)}</p>`;
}

function faultMarks({ faults }: Form, name: string): Markup | null {
  if (faults[name] === undefined) return null;
  const focus = Object.keys(faults)[0] === name ? html` autofocus` : null;
  return html` aria-invalid="true" aria-describedby="${name}-fault"${focus}`;
}

function faultText({ faults, reader }: Form, name: string): Markup | null {
  const fault = faults[name];
  if (fault === undefined) return null;
  return html`<span class="alert" id="${name}-fault">${PAYERS_WORDS[reader.language].faults[fault]}</span>`;
}
