import { formatFen } from "#server/domain/money/yuan.ts";
import { shanghaiTime } from "#server/gateway/mock/pages/language.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import type { WalletDecline } from "./declines.ts";
import { REFUSAL_WORDS } from "./refusal-words.ts";
import { openForm } from "./wallet-forms.ts";
import { type Reading, stepForm } from "./wallet-reading.ts";
import type { Stage } from "./wallet-stage.ts";
import { waysOn } from "./ways-on.ts";

type Refused = Extract<Stage, { step: "refused" }>;

/** Why this payer cannot go on, by how much, and what may be done instead. */
export function refusedPanel(reading: Reading, stage: Refused): Markup {
  const words = REFUSAL_WORDS[reading.language];
  const { reason, neededFen, availableFen } = stage;
  const figures =
    neededFen === 0 || reason === "card_declined"
      ? null
      : html`<dl><dt>${words.needed}</dt><dd>${formatFen(neededFen)}</dd><dt>${words.available}</dt><dd>${formatFen(availableFen)}</dd></dl>`;
  return html`<section class="card" role="status"><h2 class="bad">${titleOf(reading, reason)}</h2>
${reason === "huabei_not_available" ? html`<p>${words.notEligible}</p>` : null}${figures}</section>
${stage.mayOpen ? openForm(reading) : null}${waysCard(reading, reason)}${tellForm(reading, reason, words.tellCashier)}`;
}

export function lockedPanel(reading: Reading, until: number): Markup {
  const words = REFUSAL_WORDS[reading.language];
  return html`<section class="card" role="status"><h2 class="bad">${words.lockedTitle}</h2>
<p>${fill(words.lockedUntil, { time: shanghaiTime(until, reading.language) })}</p></section>
${waysCard(reading, "password_locked")}${tellForm(reading, "password_locked", words.tellCashier)}`;
}

/** The payer tells the counter, which then learns the reason: this ends the order. */
export function tellForm(reading: Reading, reason: WalletDecline, label: string): Markup {
  return stepForm(
    reading,
    "refuse",
    html`<button class="quiet" type="submit" name="reason" value="${reason}">${label}</button>`,
  );
}

/** The ways on from a refusal: a reason alone helps nobody (S11). */
export function waysCard({ language, plan }: Reading, reason: WalletDecline): Markup {
  const words = REFUSAL_WORDS[language];
  const ways = waysOn(reason, plan).map((way) => html`<li>${words.ways[way]}</li>`);
  return html`<section class="card ways"><h2>${words.waysTitle}</h2><ul>${ways}</ul></section>`;
}

function titleOf({ language, plan }: Reading, reason: WalletDecline): string {
  const words = REFUSAL_WORDS[language];
  return reason === "insufficient_funds" && plan !== null ? words.firstInstalment : words.reasons[reason];
}
