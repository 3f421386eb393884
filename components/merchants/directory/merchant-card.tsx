"use client";

import { useTranslations } from "next-intl";
import { useMerchantFacts } from "#components/merchants/use-merchant-facts.tsx";
import { usePlaceOf } from "#components/stores/use-place-of.ts";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";

export function MerchantCard({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant.card");
  const words = useTranslations("words.merchantFact");
  const placeOf = usePlaceOf();
  const stores = (
    <ul className="grid gap-1">
      {merchant.stores.map((store) => (
        <li key={store.id}>
          {store.name} · {placeOf(store)}
        </li>
      ))}
    </ul>
  );
  return (
    <Panel title={t("title")}>
      <DescriptionList items={[...useMerchantFacts(merchant), { term: words("store"), value: stores }]} />
    </Panel>
  );
}
