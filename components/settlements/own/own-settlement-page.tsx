"use client";

import { useTranslations } from "next-intl";
import { MerchantSubpage } from "#components/shell/merchant-subpage.tsx";
import { OwnSettlement } from "./own-settlement.tsx";

export function OwnSettlementPage({ settlementId }: { settlementId: string }) {
  const t = useTranslations("merchant.money");
  return (
    <MerchantSubpage title={t("one")} back="/merchant?tab=money" backLabel={t("title")}>
      <OwnSettlement settlementId={settlementId} />
    </MerchantSubpage>
  );
}
