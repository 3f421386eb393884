"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { AgreedModel } from "./agreed-model.tsx";
import { ChooseChecker } from "./choose-checker.tsx";
import { PhrasedReasonDialog } from "./phrased-reason-dialog.tsx";

/** What becomes of a decision: it is on its way, written down, or refused. */
export interface DecisionWay {
  onBegin: () => void;
  onDone: (fresh: CaseView) => void;
  onFail: (error: unknown) => void;
}

/** The same as a change of the API takes it. */
export const wayOf = ({ onBegin, onDone, onFail }: DecisionWay) => ({
  onMutate: onBegin,
  onSuccess: onDone,
  onError: onFail,
});

interface CaseDialogProps extends DecisionWay {
  file: CaseView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function refOf(file: CaseView) {
  return { applicationId: file.id, version: file.version };
}

export function ProposeDialog({ file, open, onOpenChange, ...way }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const propose = useMutation(useTRPC().reviews.proposeApproval.mutationOptions(wayOf(way)));
  const [modelCode, setModelCode] = useState("");
  const [checkerId, setCheckerId] = useState("");
  const agreed = {
    ...(modelCode !== "" && { modelCode }),
    ...(checkerId !== "" && { checkerId }),
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("proposeTitle")}
      description={t("proposeText")}
      confirmLabel={t("propose")}
      enterConfirms
      busy={propose.isPending}
      onConfirm={() => propose.mutate({ ...refOf(file), ...agreed })}
    >
      <AgreedModel product={file.product} value={modelCode} onChange={setModelCode} />
      <ChooseChecker file={file} value={checkerId} onChange={setCheckerId} />
      <FormProblem error={propose.error} />
    </ConfirmDialog>
  );
}

export function ConfirmApprovalDialog({ file, open, onOpenChange, ...way }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const confirm = useMutation(useTRPC().reviews.confirmApproval.mutationOptions(wayOf(way)));
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("confirmTitle")}
      description={t(file.agreedModel === null ? "confirmText" : "confirmTextWith", {
        reviewer: file.reviewer?.name ?? "–",
        model: file.agreedModel ?? "",
      })}
      confirmLabel={t("confirm")}
      busy={confirm.isPending}
      onConfirm={() => confirm.mutate({ ...refOf(file), evidenceHash: file.evidenceHash })}
    >
      <FormProblem error={confirm.error} />
    </ConfirmDialog>
  );
}

export function RejectDialog({ file, open, onOpenChange, ...way }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const reject = useMutation(useTRPC().reviews.reject.mutationOptions(wayOf(way)));
  return (
    <PhrasedReasonDialog
      kind="rejection"
      open={open}
      onOpenChange={onOpenChange}
      title={t("rejectTitle")}
      description={t(file.risk.needsSecond ? "rejectTextByTwo" : "rejectText")}
      submitLabel={t("reject")}
      destructive
      forApplicant
      busy={reject.isPending}
      error={reject.error}
      onSubmit={(said) => reject.mutate({ ...refOf(file), ...said })}
    />
  );
}

export function ReturnDialog({ file, open, onOpenChange, ...way }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const giveBack = useMutation(useTRPC().reviews.returnToReview.mutationOptions(wayOf(way)));
  return (
    <PhrasedReasonDialog
      kind="return"
      open={open}
      onOpenChange={onOpenChange}
      title={t("returnTitle")}
      description={t("returnText")}
      submitLabel={t("return")}
      busy={giveBack.isPending}
      error={giveBack.error}
      onSubmit={(said) => giveBack.mutate({ ...refOf(file), ...said })}
    />
  );
}
