/** Ways to pay, each at its own rate (S14). */
export const PAYMENT_METHODS = ["alipay", "huabei", "bank_card", "qr"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
