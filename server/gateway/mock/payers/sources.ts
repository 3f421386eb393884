import type { WalletBrand } from "./brands.ts";
import { BRANDS } from "./brands.ts";
import { cardId, type PayerCard, type PayerRecord } from "./payer.ts";

/** What a payment may be taken from: `balance`, `huabei`, or a card by its id. */
export interface Source {
  key: string;
  kind: "balance" | "huabei" | "card";
  card: PayerCard | null;
  /** What may still be taken from it, in fen. */
  available: number;
}

/** What the payer has in this wallet, in the order in which it is proposed. */
export function sourcesOf(
  payer: PayerRecord,
  { brand, method }: { brand: WalletBrand; method: string | undefined },
): Source[] {
  const balance: Source = { key: "balance", kind: "balance", card: null, available: payer.balance };
  const cards = payer.cards.map((card): Source => {
    return { key: cardId(card), kind: "card", card, available: card.funds };
  });
  const huabei: Source = { key: "huabei", kind: "huabei", card: null, available: huabeiLeft(payer) };
  const has = BRANDS[brand];
  return [
    ...(has.balance && method !== "bank_card" ? [balance] : []),
    ...cards,
    ...(has.huabei && payer.huabei === "open" && method !== "bank_card" ? [huabei] : []),
  ];
}

export function huabeiLeft(payer: PayerRecord): number {
  return Math.max(0, payer.huabei_limit - payer.huabei_used);
}

/** The payer after `amount` has gone out of a source, or come back to it where it is negative. */
export function withTaken(payer: PayerRecord, key: string, amount: number): PayerRecord {
  if (key === "huabei") return { ...payer, huabei_used: Math.max(0, payer.huabei_used + amount) };
  const card = payer.cards.find((one) => cardId(one) === key);
  // What was paid with a card that is no longer bound goes back to the balance: money never vanishes.
  if (card === undefined) return { ...payer, balance: payer.balance - amount };
  const cards = payer.cards.map((one) => (one === card ? { ...one, funds: one.funds - amount } : one));
  return { ...payer, cards };
}
