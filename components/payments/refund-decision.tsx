"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { RefundView } from "#server/domain/payments/views.ts";

type Step = "approve" | "refuse";

/** The second person's word on a refund that waits for it; everybody else sees since when it waits. */
export function RefundDecision({ refund }: { refund: RefundView }) {
  const t = useTranslations("console.payments.refund");
  const [step, setStep] = useState<Step | null>(null);
  if (refund.wait === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {refund.requestedBy !== null && (
        <span className="text-ink-soft">{t(`askedBy.${refund.requestedBy}`)}</span>
      )}
      <WaitCell wait={refund.wait} />
      {refund.mayDecide && (
        <>
          <Button size="small" onClick={() => setStep("approve")}>
            {t("approve")}
          </Button>
          <Button size="small" variant="secondary" onClick={() => setStep("refuse")}>
            {t("refuse")}
          </Button>
        </>
      )}
      {step !== null && <Decision refund={refund} step={step} onClose={() => setStep(null)} />}
    </div>
  );
}

interface DecisionProps {
  refund: RefundView;
  step: Step;
  onClose: () => void;
}

function Decision({ refund, step, onClose }: DecisionProps) {
  const t = useTranslations("console.payments.refund");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const approve = useMutation(trpc.payments.approveRefund.mutationOptions(said(t("approveDone"))));
  const refuse = useMutation(trpc.payments.refuseRefund.mutationOptions(said(t("refuseDone"))));
  const ref = { refundId: refund.id, version: refund.version };
  const { isPending, error } = step === "approve" ? approve : refuse;
  return (
    <StepDialog
      title={t(`${step}Title`, { amount: formatFen(refund.amountFen) })}
      description={t(`${step}Text`, { reason: refund.reason })}
      step={t(step)}
      destructive={step === "refuse"}
      reasonLabel={step === "refuse" ? t("reason") : undefined}
      busy={isPending}
      error={error}
      onConfirm={(reason) => (step === "approve" ? approve.mutate(ref) : refuse.mutate({ ...ref, reason }))}
      onClose={onClose}
    />
  );
}
