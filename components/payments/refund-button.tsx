"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import { refundInput } from "#server/domain/payments/inputs.ts";
import { leftToRefund, REFUND_ALONE_FEN } from "#server/domain/payments/refund-rules.ts";
import type { PaymentDetail } from "#server/domain/payments/views.ts";

interface RefundButtonProps {
  payment: PaymentDetail;
  by: "merchant" | "staff";
}

/** Gives money back. The key stays the same until there is an answer, so a repeated click refunds once. */
export function RefundButton({ payment, by }: RefundButtonProps) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const key = useRef<string | null>(null);
  const leftFen = leftToRefund(payment.amountFen, payment.refunds);
  const form = useForm<z.input<typeof refundInput>, unknown, z.output<typeof refundInput>>({
    resolver: zodResolver(refundInput),
    defaultValues: { amountFen: leftFen, reason: "" },
  });
  const refund = useMutation(
    trpc.payments.refund.mutationOptions({
      onSuccess: ({ status }) => {
        key.current = null;
        setOpen(false);
        toast(t(status === "proposed" ? "refundProposed" : "refundDone"));
      },
    }),
  );
  if (payment.status !== "succeeded" || leftFen <= 0) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("refund")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("refundTitle", { order: payment.orderNumber })}
        description={`${t("refundText", { left: formatFen(leftFen) })} ${t(`refundAlone.${by}`, { limit: formatFen(REFUND_ALONE_FEN) })}`}
      >
        <form
          noValidate
          className="grid gap-4"
          onSubmit={form.handleSubmit((values) => {
            key.current ??= crypto.randomUUID();
            refund.mutate({ paymentId: payment.id, idempotencyKey: key.current, ...values });
          })}
        >
          <FormProblem error={refund.error} />
          <MoneyField control={form.control} name="amountFen" label={t("refundAmount")} />
          <TextField control={form.control} name="reason" label={t("refundReason")} />
          <Button type="submit" variant="danger" busy={refund.isPending}>
            {t("refund")}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
