import { useEffect } from "react";
import type { CardEntry } from "#server/domain/payments/cards.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { type PurseCard, readerToken } from "#server/domain/payments/test-cards.ts";
import type { Screen } from "./payment-screens.ts";

/** A simulated card at the reader. */
export interface PresentedCard {
  card: PurseCard;
  entry: CardEntry;
  /** Tells this card from the next of its kind, so that its wrong PINs count by themselves. */
  serial: string;
  wrongPins: number;
}

export function newSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Sold = Pick<CreatePaymentInput, "amountFen" | "method" | "card">;

/** The reader at work: what it makes of card and PIN goes into the order, and nothing else of them leaves it. */
export function useReading(screen: Screen, place: (sold: Sold, presented: PresentedCard) => void): void {
  const at = screen.name === "reading" ? screen : null;
  useEffect(() => {
    if (at === null) return;
    let gone = false;
    const { amountFen, presented, pin } = at;
    const { card, entry, serial } = presented;
    void readerToken(card, pin === null ? null : { serial, pin }).then((token) => {
      if (!gone) place({ amountFen, method: "bank_card", card: { token, entry } }, presented);
    });
    return () => {
      gone = true;
    };
  }, [at, place]);
}
