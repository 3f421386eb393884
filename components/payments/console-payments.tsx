"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { PaymentList } from "./payment-list.tsx";

export function ConsolePayments() {
  const t = useTranslations("console.payments");
  return (
    <ConsolePage title={t("title")}>
      <PaymentList base="/console/payments" />
    </ConsolePage>
  );
}
