"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { AgreedModel } from "./agreed-model.tsx";

interface CaseDialogProps {
  file: CaseView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (fresh: CaseView) => void;
}

function refOf(file: CaseView) {
  return { applicationId: file.id, version: file.version };
}

export function ProposeDialog({ file, open, onOpenChange, onDone }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const propose = useMutation(useTRPC().reviews.proposeApproval.mutationOptions({ onSuccess: onDone }));
  const [modelCode, setModelCode] = useState("");
  const agreed = modelCode === "" ? {} : { modelCode };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("proposeTitle")}
      description={t("proposeText")}
      confirmLabel={t("propose")}
      busy={propose.isPending}
      onConfirm={() => propose.mutate({ ...refOf(file), ...agreed })}
    >
      <AgreedModel product={file.product} value={modelCode} onChange={setModelCode} />
      <FormProblem error={propose.error} />
    </ConfirmDialog>
  );
}

export function ConfirmApprovalDialog({ file, open, onOpenChange, onDone }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const confirm = useMutation(useTRPC().reviews.confirmApproval.mutationOptions({ onSuccess: onDone }));
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
      onConfirm={() => confirm.mutate(refOf(file))}
    >
      <FormProblem error={confirm.error} />
    </ConfirmDialog>
  );
}

export function RejectDialog({ file, open, onOpenChange, onDone }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const reject = useMutation(useTRPC().reviews.reject.mutationOptions({ onSuccess: onDone }));
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("rejectTitle")}
      description={t("rejectText")}
      label={t("reason")}
      submitLabel={t("reject")}
      destructive
      busy={reject.isPending}
      error={reject.error}
      onSubmit={(reason) => reject.mutate({ ...refOf(file), reason })}
    />
  );
}

export function ReturnDialog({ file, open, onOpenChange, onDone }: CaseDialogProps) {
  const t = useTranslations("console.case");
  const giveBack = useMutation(useTRPC().reviews.returnToReview.mutationOptions({ onSuccess: onDone }));
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("returnTitle")}
      description={t("returnText")}
      label={t("reason")}
      submitLabel={t("return")}
      busy={giveBack.isPending}
      error={giveBack.error}
      onSubmit={(reason) => giveBack.mutate({ ...refOf(file), reason })}
    />
  );
}
