"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { PaymentDetail } from "#server/domain/payments/views.ts";

/** Notes that the customer has the goods (S5). */
export function ConfirmReceiptButton({ payment }: { payment: PaymentDetail }) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const confirm = useMutation(
    trpc.payments.confirmReceipt.mutationOptions({
      onSuccess: (fresh) => {
        queryClient.setQueryData(trpc.payments.get.queryKey({ paymentId: payment.id }), fresh);
        setOpen(false);
        toast(t("receiptConfirmed"));
      },
    }),
  );
  const nothingLeft = payment.status !== "succeeded" || payment.refundState === "whole";
  if (nothingLeft || payment.receiptConfirmedAt !== null) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("confirmReceipt")}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("confirmReceiptTitle", { order: payment.orderNumber })}
        description={t("confirmReceiptText")}
        confirmLabel={t("confirmReceipt")}
        busy={confirm.isPending}
        onConfirm={() => confirm.mutate({ paymentId: payment.id, version: payment.version })}
      >
        <FormProblem error={confirm.error} />
      </ConfirmDialog>
    </>
  );
}
