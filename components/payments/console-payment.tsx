"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { PaymentFileView } from "./payment-file.tsx";
import { RefundButton } from "./refund-button.tsx";
import { RefundDecision } from "./refund-decision.tsx";

export function ConsolePayment({ paymentId }: { paymentId: string }) {
  const t = useTranslations("console.payments");
  const may = usePermissions();
  return (
    <ConsolePage title={t("one")} lead={<CopyableId value={paymentId} />}>
      <PaymentFileView
        paymentId={paymentId}
        actions={(payment) => may("payment:refund") && <RefundButton payment={payment} by="staff" />}
        refundActions={(refund) => <RefundDecision refund={refund} />}
      />
    </ConsolePage>
  );
}
