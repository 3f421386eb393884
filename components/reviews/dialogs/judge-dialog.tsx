"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { Verdict } from "#server/domain/reviews/opinions.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { type DecisionWay, wayOf } from "./case-dialogs.tsx";
import { PhrasedReasonDialog } from "./phrased-reason-dialog.tsx";

interface JudgeDialogProps extends DecisionWay {
  file: CaseView;
  verdict: Verdict;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What this person finds of the evidence, before anybody else's verdict is shown. */
export function JudgeDialog({ file, verdict, open, onOpenChange, ...way }: JudgeDialogProps) {
  const t = useTranslations("console.case");
  const judge = useMutation(useTRPC().reviews.judge.mutationOptions(wayOf(way)));
  const seen = { applicationId: file.id, version: file.version, evidenceHash: file.evidenceHash, verdict };
  if (verdict === "accept")
    return (
      <ConfirmDialog
        open={open}
        onOpenChange={onOpenChange}
        title={t("judgeAcceptTitle")}
        description={t("judgeText")}
        confirmLabel={t("judgeAccept")}
        busy={judge.isPending}
        onConfirm={() => judge.mutate(seen)}
      >
        <FormProblem error={judge.error} />
      </ConfirmDialog>
    );
  return (
    <PhrasedReasonDialog
      kind="rejection"
      open={open}
      onOpenChange={onOpenChange}
      title={t("judgeRejectTitle")}
      description={t("judgeText")}
      submitLabel={t("judgeReject")}
      destructive
      forApplicant
      busy={judge.isPending}
      error={judge.error}
      onSubmit={(said) => judge.mutate({ ...seen, ...said })}
    />
  );
}
