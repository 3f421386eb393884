"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "#components/api/trpc.ts";
import { useProblemText } from "#components/api/use-problem-text.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { isTyping } from "#components/ui/use-row-keys.ts";
import type { ApplicationEvent } from "#server/domain/statuses/application-status.ts";
import { CorrectionDialog } from "./correction-dialog.tsx";
import type { Case } from "./queue-item.ts";

interface CaseActionsProps {
  file: Case;
  flagged: readonly string[];
  onDone: (fresh: Case) => void;
}

type Asking = "corrections" | "propose" | "confirm" | "reject" | "return" | null;

const SHORTCUTS: Record<string, ApplicationEvent> = {
  c: "claim",
  a: "propose_approval",
  f: "request_correction",
  r: "reject",
};

/** The buttons follow the status table, through what the portal says this person may do now. */
export function CaseActions({ file, flagged, onDone }: CaseActionsProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const toast = useToast();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<Asking>(null);
  const finish = (text: string) => (fresh: Case) => {
    setAsking(null);
    onDone(fresh);
    toast(text);
  };
  const done = (text: string) => ({ onSuccess: finish(text) });
  const claim = useMutation(trpc.reviews.claim.mutationOptions(done(t("claimed"))));
  const propose = useMutation(trpc.reviews.proposeApproval.mutationOptions(done(t("proposed"))));
  const confirm = useMutation(trpc.reviews.confirmApproval.mutationOptions(done(t("approved"))));
  const reject = useMutation(trpc.reviews.reject.mutationOptions(done(t("rejected"))));
  const giveBack = useMutation(trpc.reviews.returnToReview.mutationOptions(done(t("returned"))));
  const may = (event: ApplicationEvent) => file.events.includes(event);
  const ref = { applicationId: file.id, version: file.version };
  const begin: Partial<Record<ApplicationEvent, () => void>> = {
    claim: () => claim.mutate(ref),
    propose_approval: () => setAsking("propose"),
    confirm_approval: () => setAsking("confirm"),
    request_correction: () => setAsking("corrections"),
    reject: () => setAsking("reject"),
    return_to_review: () => setAsking("return"),
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const wanted = SHORTCUTS[event.key];
      if (wanted === undefined) return;
      const chosen = wanted === "propose_approval" && may("confirm_approval") ? "confirm_approval" : wanted;
      if (may(chosen)) begin[chosen]?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });

  return (
    <>
      {may("reject") && (
        <Button variant="secondary" onClick={begin.reject}>
          {t("reject")}
        </Button>
      )}
      {may("request_correction") && (
        <Button variant="secondary" disabled={flagged.length === 0} onClick={begin.request_correction}>
          {t("requestCorrections", { count: flagged.length })}
        </Button>
      )}
      {may("return_to_review") && (
        <Button variant="secondary" onClick={begin.return_to_review}>
          {t("return")}
        </Button>
      )}
      {may("claim") && (
        <Button
          busy={claim.isPending}
          onClick={begin.claim}
          variant={file.reviewer === null ? "primary" : "secondary"}
        >
          {t("claim")}
        </Button>
      )}
      {may("propose_approval") && <Button onClick={begin.propose_approval}>{t("propose")}</Button>}
      {may("confirm_approval") && <Button onClick={begin.confirm_approval}>{t("confirm")}</Button>}
      {claim.error !== null && <Alert tone="danger">{problemText(claim.error)}</Alert>}
      <ConfirmDialog
        open={asking === "propose"}
        onOpenChange={() => setAsking(null)}
        title={t("proposeTitle")}
        description={t("proposeText")}
        confirmLabel={t("propose")}
        busy={propose.isPending}
        onConfirm={() => propose.mutate(ref)}
      >
        <FormProblem error={propose.error} />
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "confirm"}
        onOpenChange={() => setAsking(null)}
        title={t("confirmTitle")}
        description={t("confirmText", { reviewer: file.reviewer?.name ?? "–" })}
        confirmLabel={t("confirm")}
        busy={confirm.isPending}
        onConfirm={() => confirm.mutate(ref)}
      >
        <FormProblem error={confirm.error} />
      </ConfirmDialog>
      <ReasonDialog
        open={asking === "reject"}
        onOpenChange={() => setAsking(null)}
        title={t("rejectTitle")}
        description={t("rejectText")}
        label={t("reason")}
        submitLabel={t("reject")}
        destructive
        busy={reject.isPending}
        error={reject.error}
        onSubmit={(reason) => reject.mutate({ ...ref, reason })}
      />
      <ReasonDialog
        open={asking === "return"}
        onOpenChange={() => setAsking(null)}
        title={t("returnTitle")}
        description={t("returnText")}
        label={t("reason")}
        submitLabel={t("return")}
        busy={giveBack.isPending}
        error={giveBack.error}
        onSubmit={(reason) => giveBack.mutate({ ...ref, reason })}
      />
      <CorrectionDialog
        key={flagged.join()}
        open={asking === "corrections"}
        onOpenChange={() => setAsking(null)}
        file={file}
        fields={flagged}
        onDone={finish(t("correctionsSent"))}
      />
    </>
  );
}
