"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";
import { OwnSettlement } from "./own-settlement.tsx";

export function OwnSettlementPage({ settlementId }: { settlementId: string }) {
  const t = useTranslations("merchant.money");
  return (
    <Page
      title={t("one")}
      actions={
        <Button asChild variant="secondary">
          <Link href="/merchant?tab=money">
            <ArrowLeft aria-hidden className="size-4" />
            {t("title")}
          </Link>
        </Button>
      }
    >
      <OwnSettlement settlementId={settlementId} />
    </Page>
  );
}
