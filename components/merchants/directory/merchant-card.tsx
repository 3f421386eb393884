"use client";

import { useTranslations } from "next-intl";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";

export function MerchantCard({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant.card");
  const words = useTranslations("words");
  return (
    <Panel title={t("title")}>
      <DescriptionList
        items={[
          { term: t("number"), value: <CopyableId value={merchant.number} /> },
          { term: t("kind"), value: words(`kind.${merchant.kind}`) },
          { term: t("product"), value: words(`product.${merchant.product}`) },
          {
            term: t("settlement"),
            value: `${merchant.settlementBankName} ${merchant.settlementAccountMasked}`,
          },
          ...merchant.stores.map((store) => ({
            term: t("store"),
            value: `${store.name} · ${store.street}`,
          })),
        ]}
      />
    </Panel>
  );
}
