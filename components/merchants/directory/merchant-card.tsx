"use client";

import { useTranslations } from "next-intl";
import { useMerchantFacts } from "#components/merchants/use-merchant-facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";

export function MerchantCard({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant.card");
  return (
    <Panel title={t("title")}>
      <DescriptionList items={useMerchantFacts(merchant)} />
    </Panel>
  );
}
