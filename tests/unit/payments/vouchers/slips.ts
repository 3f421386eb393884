import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";

const refunded = { refundId: "ref_1", amountFen: 25_000, refundedAt: "2026-11-28T03:30:00.000Z" };

/** A payment in twelve instalments whose fee the buyer bears, not signed and not refunded. */
export const SALE: VoucherView = {
  paymentId: "pay_1",
  merchantName: "杭州王家小面餐饮管理有限责任公司",
  merchantNumber: "822330154110001",
  storeName: "老王家（西湖店）",
  terminalNumber: "10000042",
  operator: "王小明",
  channel: "alipay_huabei",
  method: "huabei",
  card: null,
  orderNumber: "R202611271234567890",
  gatewayNumber: "pi_3f9a8b7c6d5e4f",
  batchNumber: "261127",
  voucherNumber: "000012",
  paidAt: "2026-11-27T01:02:03.000Z",
  amountFen: 100_000,
  instalments: {
    term: 12,
    bearer: "buyer",
    ratePpm: 75_000,
    totalFeeFen: 7_500,
    buyerFeeFen: 7_500,
    buyerTotalFen: 107_500,
    firstPaymentFen: 8_962,
    regularPaymentFen: 8_958,
    annualRate: { monthlyIrrPpm: 11_457, nominalPpm: 137_484, effectivePpm: 146_500 },
    rateCard: { id: "rat_1", version: 3 },
    quoteHash: "0123456789abcdef".repeat(4),
  },
  footer: "谢谢惠顾，欢迎再来",
  testMark: false,
  number: "10000042-261127-000012",
  hash: "fedcba9876543210".repeat(4),
  checkUrl: `https://ruwang.example/v/10000042-261127-000012?h=${"fedcba9876543210".repeat(4)}`,
  copy: "merchant",
  payerCode: null,
  reprint: false,
  refunds: [],
  refund: null,
  signedAt: null,
};

const BY_CARD = {
  channel: "bank_card",
  method: "bank_card",
  instalments: null,
  card: { funding: "debit", brand: "unionpay", last4: "0047", entry: "chip" },
} as const;

/** Every kind of slip, with the languages and rolls that each is printed in. */
export const SLIPS = {
  "sale, merchant's copy": { voucher: SALE, locale: "zh-CN" },
  "sale, payer's copy, reprinted": {
    voucher: {
      ...SALE,
      copy: "payer",
      payerCode: "A3C4-D6E7",
      reprint: true,
      testMark: true,
      signedAt: SALE.paidAt,
    },
    locale: "en",
  },
  "paid at once, partly given back": {
    voucher: { ...SALE, channel: "alipay", method: "alipay", instalments: null, refunds: [refunded] },
    locale: "zh-CN",
  },
  "bank card, merchant's copy": {
    voucher: { ...SALE, ...BY_CARD },
    locale: "zh-CN",
  },
  "bank card, payer's copy": {
    voucher: { ...SALE, ...BY_CARD, copy: "payer" },
    locale: "en",
  },
  refund: {
    voucher: { ...SALE, copy: "payer", refunds: [refunded], refund: refunded },
    locale: "zh-CN",
  },
} as const satisfies Record<string, { voucher: VoucherView; locale: "zh-CN" | "en" }>;
