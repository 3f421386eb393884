"use client";

import { useTranslations } from "next-intl";
import { MerchantSubpage } from "#components/shell/merchant-subpage.tsx";
import { ConfirmReceiptButton } from "./confirm-receipt-button.tsx";
import { PaymentFileView } from "./payment-file.tsx";
import { RefundButton } from "./refund-button.tsx";

export function MerchantPayment({ paymentId }: { paymentId: string }) {
  const t = useTranslations("merchant.payments");
  return (
    <MerchantSubpage title={t("one")} back="/merchant?tab=payments" backLabel={t("title")}>
      <PaymentFileView
        paymentId={paymentId}
        settlements="/merchant/settlements"
        actions={(payment) => (
          <>
            <ConfirmReceiptButton payment={payment} />
            <RefundButton payment={payment} by="merchant" />
          </>
        )}
      />
    </MerchantSubpage>
  );
}
