import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { fill, html, type Markup } from "#server/markup.ts";
import type { WalletPlan } from "./wallet-plan.ts";
import type { WalletWords } from "./wallet-words.ts";

/** The annual rate stands first and largest, as PBoC notice 2021 No. 3 demands. */
export function planCard(words: WalletWords, plan: WalletPlan): Markup {
  return html`<section class="card"><h2>${words.planTitle}</h2>
<p class="label">${words.annualRate}</p><p class="rate">${formatPpm(plan.annualRate.nominalPpm)}</p>
<p class="note">${plan.bearer === "seller" ? words.interestFree : words.buyerBears} · ${words.effectiveRate} ${formatPpm(plan.annualRate.effectivePpm)}</p>
<dl><dt>${words.term}</dt><dd>${fill(words.periods, { n: plan.term })}</dd></dl></section>
<section class="card"><h2 id="schedule">${words.schedule}</h2>${scheduleTable(words, plan)}</section>`;
}

/** A plan that was agreed to, folded: one line that opens into every repayment. */
export function planAgreed(words: WalletWords, plan: WalletPlan): Markup {
  const line = fill(words.planAgreed, { n: plan.term, rate: formatPpm(plan.annualRate.nominalPpm) });
  return html`<details class="card"><summary id="schedule">${line}</summary>${scheduleTable(words, plan)}</details>`;
}

function scheduleTable(words: WalletWords, plan: WalletPlan): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="schedule"><table>
<thead><tr><th scope="col">${words.period}</th><th scope="col">${words.dueOn}</th><th scope="col">${words.principal}</th><th scope="col">${words.periodFee}</th><th scope="col">${words.payment}</th></tr></thead>
<tbody>${plan.schedule.map(
    (row) =>
      html`<tr><td>${row.period}</td><td>${row.dueOn}</td><td>${formatFen(row.principalFen)}</td><td>${formatFen(row.feeFen)}</td><td>${formatFen(row.paymentFen)}</td></tr>`,
  )}</tbody></table></div>`;
}
