import { useTranslations } from "next-intl";
import { OFFER_KINDS, type OfferKind, type Offers } from "#server/domain/devices/prices/offers.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** One price in words, such as "Rent ¥15.00 a month"; a deposit of zero is none. */
export function useOfferText(): (kind: OfferKind, amountFen: number) => string {
  const t = useTranslations("words.offer");
  return (kind, amountFen) =>
    kind === "deposit" && amountFen === 0 ? t("noDeposit") : t(kind, { amount: formatFen(amountFen) });
}

/** Everything that a model is offered for, in one line. */
export function useOffersText(): (offers: Offers) => string {
  const t = useTranslations("words.offer");
  const textOf = useOfferText();
  return (offers) => {
    const texts = OFFER_KINDS.flatMap((kind) => {
      const amountFen = offers[kind];
      return amountFen === null ? [] : [textOf(kind, amountFen)];
    });
    return texts.length === 0 ? t("none") : texts.join(" · ");
  };
}
