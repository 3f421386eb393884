import type { StoredObject } from "../store.ts";

export const HUABEI_STATES = ["closed", "open", "not_eligible"] as const;
export type HuabeiState = (typeof HUABEI_STATES)[number];
export const BANKS = ["icbc", "abc", "boc", "ccb", "cmb", "bocom", "psbc"] as const;
export type Bank = (typeof BANKS)[number];
export const CARD_KINDS = ["debit", "credit"] as const;

export interface PayerCard {
  bank: Bank;
  kind: (typeof CARD_KINDS)[number];
  last4: string;
  /** What may be taken from it, in fen: money, or what is left of a credit line. */
  funds: number;
  /** Its bank declines whatever it is asked for. */
  refuses: boolean;
}

/** One payer's phone, known by a cookie, and what stands behind it. Amounts are fen. */
export interface PayerRecord extends StoredObject {
  object: "ruwang.payer";
  /** Empty for a phone that nobody has named. */
  name: string;
  balance: number;
  huabei: HuabeiState;
  huabei_limit: number;
  huabei_used: number;
  cards: PayerCard[];
  password: string;
  wrong_passwords: number;
  /** Seconds on the gateway's clock, null while the password is not locked. */
  locked_until: number | null;
}

export const DEMO_PASSWORD = "123456";
export const MAX_CARDS = 4;

/** A phone that nobody has set up pays whatever the portal's plans allow, and has not opened Huabei. */
export function newPayer(id: string, now: number): PayerRecord {
  return {
    id,
    object: "ruwang.payer",
    created: now,
    name: "",
    balance: 50_000_000,
    huabei: "closed",
    huabei_limit: 50_000_000,
    huabei_used: 0,
    cards: [{ bank: "cmb", kind: "debit", last4: "6688", funds: 50_000_000, refuses: false }],
    password: DEMO_PASSWORD,
    wrong_passwords: 0,
    locked_until: null,
  };
}

/** A payer has one card of each bank, kind and number. */
export function cardId({ bank, kind, last4 }: Pick<PayerCard, "bank" | "kind" | "last4">): string {
  return `card_${bank}_${kind}_${last4}`;
}
