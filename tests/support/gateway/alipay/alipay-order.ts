import type { CreateIntentInput } from "#server/gateway/port.ts";

let orders = 0;

/** An order in six instalments that nobody has asked for yet. */
export const alipayOrder = (changes: Partial<CreateIntentInput> = {}): CreateIntentInput => ({
  paymentId: `pay_alipay${++orders}`,
  orderNumber: "20261127000001",
  amountFen: 1_234_567,
  method: "huabei",
  card: null,
  plan: {
    term: 6,
    bearer: "buyer",
    ratePpm: 45_000,
    remainder: "first",
    purchasedOn: "2026-11-27",
    quoteHash: "0".repeat(64),
  },
  merchant: { id: "mer_1", name: "老王/烟酒 = 茶 & 糖" },
  expiresAt: new Date("2026-11-26T17:45:00.000Z"),
  ...changes,
});
