"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { useProblemText } from "#components/query/use-problem-text.ts";
import {
  ConfirmApprovalDialog,
  type DecisionWay,
  ProposeDialog,
  RejectDialog,
  ReturnDialog,
} from "#components/reviews/dialogs/case-dialogs.tsx";
import { CorrectionDialog } from "#components/reviews/dialogs/correction-dialog.tsx";
import { JudgeDialog } from "#components/reviews/dialogs/judge-dialog.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { ApplicationEvent } from "#server/domain/applications/status.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { useCaseShortcuts } from "./use-case-shortcuts.ts";

/** The key that begins an act, for the eye; machines are told by `aria-keyshortcuts`. */
function Key({ of }: { of: string }) {
  return (
    <kbd aria-hidden className="ms-1 rounded-sm border border-current px-1 font-mono text-xs opacity-70">
      {of}
    </kbd>
  );
}

interface CaseActionsProps extends DecisionWay {
  file: CaseView;
  flagged: readonly string[];
}

/** The buttons follow the status table, through what the portal says this person may do now. */
export function CaseActions({ file, flagged, onBegin, onDone, onFail }: CaseActionsProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const toast = useToast();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<ApplicationEvent | "judge_accept" | "judge_reject" | null>(null);
  const { blind } = file.second;
  const finish = (text: string) => (fresh: CaseView) => {
    setAsking(null);
    onDone(fresh);
    toast(text);
  };
  const claim = useMutation(trpc.reviews.claim.mutationOptions({ onSuccess: finish(t("claimed")) }));
  const begin: Partial<Record<ApplicationEvent, () => void>> = {
    claim: () => claim.mutate({ applicationId: file.id, version: file.version }),
    propose_approval: () => flagged.length === 0 && setAsking("propose_approval"),
    confirm_approval: () => setAsking(blind ? "judge_accept" : "confirm_approval"),
    request_correction: () => setAsking("request_correction"),
    reject: () => setAsking("reject"),
    confirm_rejection: () => setAsking("judge_reject"),
    return_to_review: () => setAsking("return_to_review"),
  };
  const mayJudge = file.events.includes("confirm_approval");
  // Whoever may judge may find either way; the steps that follow are the table's.
  useCaseShortcuts(mayJudge ? [...file.events, "confirm_rejection"] : file.events, begin);
  const may = (event: ApplicationEvent) => file.events.includes(event);
  // Only the one that is asked for is there at all: a case is on screen the sooner.
  const dialog = (done: string) => ({
    file,
    open: true,
    onOpenChange: () => setAsking(null),
    ...{ onBegin, onFail },
    onDone: finish(done),
  });
  const judged = (fresh: CaseView) =>
    finish(t(fresh.second.disputed && fresh.status === "pending_check" ? "toThird" : "judged"))(fresh);
  return (
    <>
      {may("reject") && (
        <Button variant="secondary" onClick={begin.reject}>
          {t("reject")}
          <Key of="r" />
        </Button>
      )}
      {may("request_correction") && (
        <Button variant="secondary" disabled={flagged.length === 0} onClick={begin.request_correction}>
          {t("requestCorrections", { count: flagged.length })}
          <Key of="f" />
        </Button>
      )}
      {may("return_to_review") && (
        <Button variant="secondary" onClick={begin.return_to_review}>
          {t("return")}
        </Button>
      )}
      {mayJudge && (
        <Button variant="secondary" onClick={begin.confirm_rejection}>
          {t("judgeReject")}
          <Key of="r" />
        </Button>
      )}
      {may("claim") && (
        <Button
          busy={claim.isPending}
          onClick={begin.claim}
          variant={file.reviewer === null ? "primary" : "secondary"}
        >
          {t("claim")}
          <Key of="c" />
        </Button>
      )}
      {may("propose_approval") && (
        <Button disabled={flagged.length > 0} onClick={begin.propose_approval}>
          {t("propose")}
          <Key of="a" />
        </Button>
      )}
      {may("confirm_approval") && (
        <Button onClick={begin.confirm_approval}>
          {t(blind ? "judgeAccept" : "confirm")}
          <Key of="a" />
        </Button>
      )}
      {claim.error !== null && <Alert tone="danger">{problemText(claim.error)}</Alert>}
      {asking === "propose_approval" && <ProposeDialog {...dialog(t("proposed"))} />}
      {asking === "confirm_approval" && <ConfirmApprovalDialog {...dialog(t("approved"))} />}
      {asking === "judge_accept" && <JudgeDialog verdict="accept" {...dialog("")} onDone={judged} />}
      {asking === "judge_reject" && <JudgeDialog verdict="reject" {...dialog("")} onDone={judged} />}
      {asking === "reject" && <RejectDialog {...dialog(t("rejected"))} />}
      {asking === "return_to_review" && <ReturnDialog {...dialog(t("returned"))} />}
      {asking === "request_correction" && (
        <CorrectionDialog key={flagged.join()} fields={flagged} {...dialog(t("correctionsSent"))} />
      )}
    </>
  );
}
