import type { Fen } from "#server/domain/money/fen.ts";
import type { PaymentCard } from "#server/domain/payments/cards.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { PaymentMethod } from "#server/domain/rates/methods.ts";
import type { VoucherBody } from "./views.ts";

export interface VoucherFacts {
  merchant: { name: string; number: string };
  store: { name: string };
  terminal: { number: string };
  payment: {
    orderNumber: string;
    amountFen: Fen;
    method: PaymentMethod;
    card: PaymentCard | null;
    operator: string | null;
    quote: Quote | null;
  };
  gatewayNumber: string;
  batchNumber: string;
  voucherNumber: string;
  paidAt: Date;
  footer: string;
  testMark: boolean;
}

const CHANNELS = {
  alipay: "alipay",
  huabei: "alipay_huabei",
  bank_card: "bank_card",
  qr: "qr",
} as const satisfies Record<PaymentMethod, VoucherBody["channel"]>;

/** The printed facts of a paid order. Every figure of the plan is the quote's own: nothing is computed again. */
export function buildVoucher(facts: VoucherFacts): VoucherBody {
  const { payment } = facts;
  return {
    merchantName: facts.merchant.name,
    merchantNumber: facts.merchant.number,
    storeName: facts.store.name,
    terminalNumber: facts.terminal.number,
    operator: payment.operator,
    channel: CHANNELS[payment.method],
    method: payment.method,
    card: payment.card,
    orderNumber: payment.orderNumber,
    gatewayNumber: facts.gatewayNumber,
    batchNumber: facts.batchNumber,
    voucherNumber: facts.voucherNumber,
    paidAt: facts.paidAt.toISOString(),
    amountFen: payment.amountFen,
    instalments: payment.quote === null ? null : instalmentsOf(payment.quote),
    footer: facts.footer,
    testMark: facts.testMark,
  };
}

function instalmentsOf(quote: Quote): VoucherBody["instalments"] {
  return {
    term: quote.term,
    bearer: quote.bearer,
    ratePpm: quote.ratePpm,
    totalFeeFen: quote.totalFeeFen,
    buyerFeeFen: quote.buyerFeeFen,
    buyerTotalFen: quote.buyerTotalFen,
    firstPaymentFen: quote.firstPaymentFen,
    regularPaymentFen: quote.regularPaymentFen,
    annualRate: quote.annualRate,
    rateCard: { id: quote.rateCard.id, version: quote.rateCard.version },
    quoteHash: quote.hash,
  };
}
