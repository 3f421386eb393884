import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { buildVoucher } from "#server/domain/payments/vouchers/build-voucher.ts";
import { ROLLS, textOf } from "#server/domain/payments/vouchers/columns.ts";
import { voucherPaper } from "#server/domain/payments/vouchers/paper.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import type { Quote, QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { metadataOf } from "#server/gateway/intent-metadata.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { type WalletPlan, walletPlanOf } from "#server/gateway/mock/wallet/wallet-plan.ts";
import { intentPlanOf } from "#server/payments/gateway/intent-plan.ts";

/** What rides on the intent of an order at this quote, as the wallet reads it. */
export function walletPlanFor(quote: Quote, at: Date): WalletPlan | null {
  const plan = intentPlanOf(quote, at);
  const metadata = metadataOf({
    ...{
      paymentId: "pay_1",
      orderNumber: "1",
      amountFen: quote.amountFen,
      method: "huabei",
      plan,
      card: null,
    },
    ...{ merchant: { id: "mer_1", name: "老王烟酒店" }, expiresAt: at },
  });
  const installments = plan === null ? undefined : { plan: { count: plan.term, bearer: plan.bearer } };
  const intent = {
    amount: quote.amountFen,
    // The gateway has a clock of its own, which must not decide.
    created: 0,
    metadata,
    payment_method_options: { alipay: { installments } },
  };
  return walletPlanOf(intent as unknown as PaymentIntentRecord);
}

/** Where the payer's wallet departs from the quote; empty when it agrees to the fen, the day and the ppm. */
export function walletDepartures(quote: Quote, plan: WalletPlan | null): string[] {
  if (plan === null) return ["no plan"];
  const paid = quote.campaign?.buyerRatePpm ?? quote.ratePpm;
  return departures([
    ["term", plan.term, quote.term],
    ["bearer", plan.bearer, quote.bearer],
    ["rate", plan.ratePpm, paid],
    ["buyer's fee", plan.buyerFeeFen, quote.buyerFeeFen],
    ["buyer's total", plan.buyerTotalFen, quote.buyerTotalFen],
    ["schedule", plan.schedule, quote.schedule],
    ["annual rate", plan.annualRate, quote.annualRate],
  ]);
}

/** The paid order's voucher as it is frozen, and the merchant's copy as it is printed at 58 mm. */
export function voucherFor(quote: Quote, at: Date): { voucher: VoucherView; printed: string } {
  const body = buildVoucher({
    merchant: { name: "老王烟酒店", number: "822330154110001" },
    store: { name: "老王一店" },
    terminal: { number: "10000042" },
    payment: {
      orderNumber: "1",
      amountFen: quote.amountFen,
      method: "huabei",
      card: null,
      operator: null,
      quote,
    },
    ...{ gatewayNumber: "pi_1", batchNumber: "261127", voucherNumber: "000001", paidAt: at },
    ...{ footer: "", testMark: false },
  });
  const voucher: VoucherView = {
    ...body,
    ...{ paymentId: "pay_1", number: "10000042-261127-000001", hash: "0".repeat(64) },
    ...{ checkUrl: "https://portal.test/v/10000042-261127-000001?h=0", copy: "merchant", reprint: false },
    ...{ payerCode: null, refunds: [], refund: null, signedAt: null },
  };
  return { voucher, printed: textOf(voucherPaper(voucher, "en"), ROLLS["58"]) };
}

/** What a voucher freezes of a plan, in its order. */
const FROZEN = [
  ...["term", "bearer", "ratePpm", "totalFeeFen"],
  ...["buyerFeeFen", "buyerTotalFen", "firstPaymentFen", "regularPaymentFen"],
] as (keyof QuoteTerms)[];

/** Where the voucher departs from the quote: in what is frozen, or in a figure that the paper does not show. */
export function voucherDepartures(
  quote: QuoteTerms & { hash: string },
  { voucher, printed }: ReturnType<typeof voucherFor>,
): string[] {
  const plan = voucher.instalments;
  if (plan === null) return ["no plan"];
  const { buyerFeeFen, buyerTotalFen, firstPaymentFen, regularPaymentFen } = quote;
  const frozen = departures([
    ["amount", voucher.amountFen, quote.amountFen],
    [
      "plan",
      plan,
      {
        ...Object.fromEntries(FROZEN.map((name) => [name, quote[name]])),
        annualRate: quote.annualRate,
        rateCard: { id: quote.rateCard.id, version: quote.rateCard.version },
        quoteHash: quote.hash,
      },
    ],
  ]);
  const shown = [quote.amountFen, buyerFeeFen, buyerTotalFen, firstPaymentFen, regularPaymentFen].map(
    formatFen,
  );
  const wanted = [...shown, formatPpm(quote.annualRate.nominalPpm)];
  // Printers of GBK have only the wide sign.
  const numbers = new Set(printed.replaceAll("￥", "¥").split(/\s+/));
  return [
    ...frozen,
    ...wanted.filter((figure) => !numbers.has(figure)).map((figure) => `${figure} is not printed`),
  ];
}

function departures(pairs: readonly (readonly [string, unknown, unknown])[]): string[] {
  return pairs.flatMap(([what, there, here]) => {
    const [found, wanted] = [JSON.stringify(there), JSON.stringify(here)];
    return found === wanted ? [] : [`${what}: ${found}, not ${wanted}`];
  });
}
