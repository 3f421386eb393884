import { z } from "zod";
import { fen } from "#server/domain/fields/numbers.ts";
import type { Fen } from "#server/domain/money/fen.ts";

/** How a device is given to a merchant: bought, rented by the month, or against a deposit. */
export const OFFER_KINDS = ["sale", "rent", "deposit"] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** What a model costs on a day, by kind, in fen; null where it is not offered so. A deposit of zero is no deposit. */
export const offers = z.strictObject({
  sale: fen.nullable(),
  rent: fen.nullable(),
  deposit: fen.nullable(),
});
export type Offers = z.infer<typeof offers>;

/** A price as far as days go; no amount ends the offer. Days are `YYYY-MM-DD` of Asia/Shanghai, which sort as texts. */
export interface DatedPrice {
  kind: OfferKind;
  amountFen: Fen | null;
  firstDay: string;
}

/** What is offered on a day: of each kind the price that began last, since a price ends where the next one begins. */
export function offersOn(prices: readonly DatedPrice[], day: string): Offers {
  const latest = new Map<OfferKind, DatedPrice>();
  for (const price of prices) {
    const known = latest.get(price.kind);
    if (price.firstDay > day || (known !== undefined && known.firstDay > price.firstDay)) continue;
    latest.set(price.kind, price);
  }
  const amountOf = (kind: OfferKind) => latest.get(kind)?.amountFen ?? null;
  return { sale: amountOf("sale"), rent: amountOf("rent"), deposit: amountOf("deposit") };
}

/** The smaller deposit first; a model without one comes last. */
export function byDeposit(a: Offers, b: Offers): number {
  return (a.deposit ?? Number.MAX_SAFE_INTEGER) - (b.deposit ?? Number.MAX_SAFE_INTEGER);
}
