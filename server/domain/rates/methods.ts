/** Ways to pay, each at its own rate (S14). */
export const PAYMENT_METHODS = ["alipay", "huabei", "bank_card", "qr"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What kind of account stands behind a bank card. Only `debit` has the debit rate; what nobody knows is priced as credit. */
export const CARD_FUNDINGS = ["debit", "credit", "prepaid", "unknown"] as const;
export type CardFunding = (typeof CARD_FUNDINGS)[number];
