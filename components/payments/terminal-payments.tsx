"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Panel } from "#components/ui/panel.tsx";
import { PaymentList } from "./payment-list.tsx";

/** What one terminal took, for staff who may look at money. */
export function TerminalPayments({ terminalId }: { terminalId: string }) {
  const t = useTranslations("merchant.payments");
  const may = usePermissions();
  if (!may("payment:read")) return null;
  return (
    <Panel title={t("title")}>
      <PaymentList terminalId={terminalId} base="/console/payments" />
    </Panel>
  );
}
