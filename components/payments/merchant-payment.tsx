"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmReceiptButton } from "./confirm-receipt-button.tsx";
import { PaymentFileView } from "./payment-file.tsx";
import { RefundButton } from "./refund-button.tsx";

export function MerchantPayment({ paymentId }: { paymentId: string }) {
  const t = useTranslations("merchant.payments");
  return (
    <Page
      title={t("one")}
      actions={
        <Button asChild variant="secondary">
          <Link href="/merchant?tab=payments">
            <ArrowLeft aria-hidden className="size-4" />
            {t("title")}
          </Link>
        </Button>
      }
    >
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
    </Page>
  );
}
