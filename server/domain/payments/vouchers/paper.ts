import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { payerPaysFen } from "../payer-pays.ts";
import { paperTime } from "./paper-time.ts";
import type { VoucherView } from "./views.ts";
import { VOUCHER_WORDS, type VoucherLocale, type VoucherWords } from "./words.ts";

/** One block of a slip, from top to bottom; how it looks is whoever's shows it: glass, PDF or a printer. */
export type PaperBlock =
  | { kind: "title" | "centred" | "mark" | "wrapped"; text: string }
  | { kind: "pair" | "total"; term: string; value: string }
  | { kind: "rule" }
  /** Empty lines, to sign in. */
  | { kind: "space"; lines: number }
  /** An address as a QR code. */
  | { kind: "code"; text: string };
export type Paper = readonly PaperBlock[];

type Pair = readonly [term: string, value: string | null];

const LINES_TO_SIGN_IN = 3;

/** The whole slip of one copy, in the payer's language. Every figure is the voucher's own, none is computed here. */
export function voucherPaper(voucher: VoucherView, locale: VoucherLocale): Paper {
  const words = VOUCHER_WORDS[locale];
  return [
    ...headOf(voucher, words),
    { kind: "rule" },
    ...pairs(identityOf(voucher, words)),
    ...(voucher.refund === null ? saleOf(voucher, words) : refundOf(voucher, voucher.refund, words)),
    { kind: "rule" },
    ...signatureOf(voucher, words),
    ...checkOf(voucher, words),
    ...(voucher.footer === "" ? [] : [{ kind: "centred" as const, text: voucher.footer }]),
  ];
}

function headOf({ refund, copy, reprint, testMark }: VoucherView, words: VoucherWords): PaperBlock[] {
  const marks = [reprint ? words.reprint : "", testMark ? words.test : ""].filter((mark) => mark !== "");
  return [
    { kind: "title", text: refund === null ? words.title : words.refundTitle },
    { kind: "centred", text: words.copy[copy] },
    ...marks.map((text) => ({ kind: "mark" as const, text })),
  ];
}

function identityOf(voucher: VoucherView, words: VoucherWords): Pair[] {
  return [
    [words.merchant, voucher.merchantName],
    [words.merchantNumber, voucher.merchantNumber],
    [words.store, voucher.storeName],
    [words.terminalNumber, voucher.terminalNumber],
    [words.operator, voucher.operator],
    [words.channel, words.channels[voucher.channel]],
    [words.card, cardLine(voucher, words)],
    [voucher.refund === null ? words.orderNumber : words.originalOrder, voucher.orderNumber],
    [words.gatewayNumber, voucher.gatewayNumber],
    [words.batch, `${voucher.batchNumber} / ${voucher.voucherNumber}`],
    [words.paidAt, paperTime(voucher.paidAt)],
  ];
}

function cardLine({ card }: VoucherView, words: VoucherWords): string | null {
  if (card === null) return null;
  return [`**** ${card.last4}`, words.cardFunding[card.funding], words.cardEntry[card.entry]].join(" · ");
}

function saleOf(voucher: VoucherView, words: VoucherWords): PaperBlock[] {
  const { instalments: plan, amountFen, refunds } = voucher;
  const refunded = refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
  const paid = formatFen(payerPaysFen({ amountFen, plan }));
  return [
    { kind: "total", term: words.paid, value: paid },
    ...pairs([[words.refundedSoFar, refunded === 0 ? null : formatFen(refunded)]]),
    ...(plan === null ? [] : planOf(voucher, plan, words)),
  ];
}

function planOf(
  { amountFen, copy, payerCode }: VoucherView,
  plan: NonNullable<VoucherView["instalments"]>,
  words: VoucherWords,
): PaperBlock[] {
  // What the shop adds to the fee is the shop's own business.
  const total = copy === "merchant" && plan.totalFeeFen > plan.buyerFeeFen ? plan.totalFeeFen : null;
  return [
    { kind: "rule" },
    ...pairs([
      [words.goods, formatFen(amountFen)],
      [words.fee, formatFen(plan.buyerFeeFen)],
      [words.totalFee, total === null ? null : formatFen(total)],
      [words.plan, `${words.term(plan.term)} ${words.bearer[plan.bearer]}`],
      [words.first, formatFen(plan.firstPaymentFen)],
      [words.regular, formatFen(plan.regularPaymentFen)],
      [words.annual, formatPpm(plan.annualRate.nominalPpm)],
      [words.rateCard, `v${plan.rateCard.version}`],
      [words.payerCode, payerCode],
    ]),
    { kind: "wrapped", text: `${words.quote} ${plan.quoteHash}` },
  ];
}

function refundOf(
  { amountFen, instalments: plan }: VoucherView,
  refund: NonNullable<VoucherView["refund"]>,
  words: VoucherWords,
): PaperBlock[] {
  return [
    ...pairs([
      [words.paid, formatFen(payerPaysFen({ amountFen, plan }))],
      [words.refundedAt, paperTime(refund.refundedAt)],
    ]),
    { kind: "total", term: words.refunded, value: formatFen(refund.amountFen) },
  ];
}

function signatureOf({ signedAt, copy, refund }: VoucherView, words: VoucherWords): PaperBlock[] {
  if (refund !== null) return [];
  if (signedAt !== null) return [{ kind: "wrapped", text: words.signed }];
  if (copy === "payer") return [];
  return [
    { kind: "wrapped", text: words.signHere },
    { kind: "space", lines: LINES_TO_SIGN_IN },
  ];
}

function checkOf({ number, hash, checkUrl }: VoucherView, words: VoucherWords): PaperBlock[] {
  return [
    ...pairs([[words.number, number]]),
    { kind: "wrapped", text: `${words.check} ${hash}` },
    { kind: "code", text: checkUrl },
    { kind: "centred", text: words.checkAt },
    { kind: "centred", text: checkUrl.slice(0, checkUrl.indexOf(`/${number}`)) },
  ];
}

function pairs(all: readonly Pair[]): PaperBlock[] {
  return all.flatMap(([term, value]) => (value === null ? [] : [{ kind: "pair" as const, term, value }]));
}
