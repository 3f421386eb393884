import { useTranslations } from "next-intl";
import { useOfferText } from "#components/devices/use-offers-text.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";

type Titled = Pick<ModelPriceView, "kind" | "amountFen" | "firstDay">;

/** What a price is called: what it asks for and from which day, such as "Rent for ¥15.00 a month from 2026-12-01". */
export function usePriceTitle(): (price: Titled) => string {
  const t = useTranslations("console.models");
  const textOf = useOfferText();
  return ({ kind, amountFen, firstDay }) =>
    amountFen === null
      ? t("endsFrom", { kind: t(`kind.${kind}`), day: firstDay })
      : t("priceFrom", { price: textOf(kind, amountFen), day: firstDay });
}
