import { formatFen } from "#server/domain/money/yuan.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { html, type Markup } from "#server/markup.ts";
import type { WalletPlan } from "./wallet-plan.ts";
import type { WalletWords } from "./wallet-words.ts";

/** What the payer pays, the figure that the terminal and the voucher show too: the goods and the buyer's fee. */
export function payerPays(intent: PaymentIntentRecord, plan: WalletPlan | null): string {
  return formatFen(payerPaysFen({ amountFen: intent.amount, plan }));
}

/** To whom, for what, and how the one amount comes about. */
export function sumLines(words: WalletWords, intent: PaymentIntentRecord, plan: WalletPlan | null): Markup {
  const parts =
    plan === null
      ? null
      : html`<dt>${words.goods}</dt><dd>${formatFen(intent.amount)}</dd>
<dt>${words.instalmentFee}</dt><dd>${formatFen(plan.buyerFeeFen)}</dd>`;
  return html`<dl>${parts}<dt>${words.order}</dt><dd>${intent.metadata.order_number ?? intent.id}</dd></dl>`;
}

export function merchantOf(intent: PaymentIntentRecord): string {
  return intent.metadata.merchant_name ?? intent.description ?? "–";
}
