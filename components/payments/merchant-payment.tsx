"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { MerchantSubpage } from "#components/shell/merchant-subpage.tsx";
import type { PaymentDetail } from "#server/domain/payments/views.ts";
import { ConfirmReceiptButton } from "./confirm-receipt-button.tsx";
import { PaymentFileView } from "./payment-file.tsx";
import { RefundButton } from "./refund-button.tsx";

export function MerchantPayment({ paymentId }: { paymentId: string }) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const memberships = useQuery(trpc.members.mine.queryOptions());
  /** What the reader is at a merchant of somebody else; undefined at their own. */
  const membershipAt = ({ merchantId }: PaymentDetail) =>
    memberships.data?.find((one) => one.merchantId === merchantId && one.status === "active");
  return (
    <MerchantSubpage title={t("one")} back="/merchant?tab=payments" backLabel={t("title")}>
      <PaymentFileView
        paymentId={paymentId}
        settlements={(payment) =>
          membershipAt(payment)?.role === "cashier" ? undefined : "/merchant/settlements"
        }
        actions={(payment) => {
          const membership = membershipAt(payment);
          return (
            <>
              {membership === undefined && <ConfirmReceiptButton payment={payment} />}
              {membership?.mayRefund !== false && <RefundButton payment={payment} by="merchant" />}
            </>
          );
        }}
      />
    </MerchantSubpage>
  );
}
