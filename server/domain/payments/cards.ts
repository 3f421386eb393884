import { z } from "zod";
import { CARD_FUNDINGS, type CardFunding } from "#server/domain/rates/methods.ts";

/** How a card came to the reader. */
export const CARD_ENTRIES = ["chip", "tap", "swipe"] as const;
export type CardEntry = (typeof CARD_ENTRIES)[number];

/** A card at the reader: what the reader made of it for the gateway, never its number. */
export const presentedCard = z.strictObject({
  token: z.string().regex(/^pm_[A-Za-z0-9_]{1,100}$/, "the gateway's id of a payment method, pm_…"),
  entry: z.enum(CARD_ENTRIES),
});
export type PresentedCard = z.output<typeof presentedCard>;

/** What a gateway says of a card. */
export interface CardFacts {
  funding: CardFunding;
  /** As the gateway names it: `unionpay`, `visa` … */
  brand: string;
  last4: string;
}

/** The card that paid, as lists, pages and slips show it. */
export const paymentCard = z.strictObject({
  funding: z.enum(CARD_FUNDINGS),
  brand: z.string(),
  last4: z.string(),
  entry: z.enum(CARD_ENTRIES),
});
export type PaymentCard = z.output<typeof paymentCard>;

interface CardColumns {
  cardFunding: CardFunding | null;
  cardBrand: string | null;
  cardLast4: string | null;
  cardEntry: CardEntry | null;
}

/** The card of a payment; null of one that no card was presented for. The database holds that it is whole. */
export function cardOf({ cardFunding, cardBrand, cardLast4, cardEntry }: CardColumns): PaymentCard | null {
  if (cardFunding === null || cardBrand === null || cardLast4 === null || cardEntry === null) return null;
  return { funding: cardFunding, brand: cardBrand, last4: cardLast4, entry: cardEntry };
}

/** Above this a card that is held to the reader is asked for its PIN as an inserted one is (fen). */
export const TAP_WITHOUT_PIN_FEN = 100_000;

export function needsPin(entry: CardEntry, amountFen: number): boolean {
  return entry !== "tap" || amountFen > TAP_WITHOUT_PIN_FEN;
}
