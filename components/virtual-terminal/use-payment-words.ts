import { useTranslations } from "next-intl";
import type { PaymentCard } from "#server/domain/payments/cards.ts";

/** Which card it was, as `UnionPay **** 0047 · Debit · Inserted`. */
export function useCardWords(): (card: PaymentCard) => string {
  const words = useTranslations("words");
  return ({ brand, last4, funding, entry }) => {
    const key = `cardBrand.${brand}` as "cardBrand.visa";
    const name = words.has(key) ? words(key) : brand;
    return [`${name} **** ${last4}`, words(`cardFunding.${funding}`), words(`cardEntry.${entry}`)].join(
      " · ",
    );
  };
}

interface Ended {
  status: string;
  failureReason?: string | null | undefined;
  card?: PaymentCard | null | undefined;
}

/** Why nobody paid, and the way on; a card in hand has other ways than a wallet. Undefined where nobody knows. */
export function useFailureWords(): (payment: Ended) => string | undefined {
  const reasons = useTranslations("terminal.reasons");
  return ({ status, failureReason, card }) => {
    const reason = failureReason ?? status;
    const ofCard = `byCard.${reason}` as "byCard.insufficient_balance";
    if (card != null && reasons.has(ofCard)) return reasons(ofCard);
    return reasons.has(reason as "expired") ? reasons(reason as "expired") : undefined;
  };
}
