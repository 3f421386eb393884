"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import { Timeline } from "#components/applications/timeline.tsx";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { CaseChecks } from "#components/reviews/checks/case-checks.tsx";
import { ContactButton } from "#components/reviews/dialogs/contact-dialog.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { CaseActions } from "./case-actions.tsx";
import { CaseFields } from "./case-fields.tsx";
import { DecisionHistory } from "./decision-history.tsx";
import { DocumentViewer } from "./document-viewer.tsx";
import { RiskPanel } from "./risk-panel.tsx";
import { useCase } from "./use-case.ts";

/** A case: what was answered on the left, what proves it on the right, what can be done on top. */
export function CaseScreen({ applicationId }: { applicationId: string }) {
  const t = useTranslations("console.case");
  const query = useCase(applicationId);
  if (query.data !== undefined) return <CaseDesk file={query.data} />;
  return (
    <ConsolePage title={t("title")}>
      <QueryView query={query}>{() => null}</QueryView>
    </ConsolePage>
  );
}

function CaseDesk({ file }: { file: CaseView }) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const may = usePermissions();
  const flagged = file.flags.map(({ field }) => field);
  const shopName = file.answers.store?.name;
  const keep = async (fresh: CaseView) => {
    const queryKey = trpc.reviews.case.queryKey({ applicationId: file.id });
    // A look that began before the step would bring the case as it was.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, fresh);
  };
  const flag = useMutation(trpc.reviews.flag.mutationOptions({ onSuccess: keep }));
  const unflag = useMutation(trpc.reviews.unflag.mutationOptions({ onSuccess: keep }));
  const toggle = (field: string) =>
    (flagged.includes(field) ? unflag : flag).mutate({ applicationId: file.id, field });
  const mayFlag = file.events.includes("request_correction");
  return (
    <ConsolePage
      title={typeof shopName === "string" && shopName !== "" ? shopName : t("title")}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <StatusBadge status={file.status} />
          <CopyableId value={file.id} />
          <span>
            {t("people", { reviewer: file.reviewer?.name ?? "–", checker: file.checker?.name ?? "–" })}
          </span>
        </span>
      }
      actions={
        <>
          {file.merchantId !== null && (
            <Button asChild>
              <Link href={`/console/merchants/${file.merchantId}`}>{t("toMerchant")}</Link>
            </Button>
          )}
          <CaseActions file={file} flagged={flagged} onDone={keep} />
        </>
      }
    >
      <FormProblem error={flag.error ?? unflag.error} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          {file.erasedAt === null ? (
            <>
              <RiskPanel file={file} />
              <CaseChecks file={file} onDone={keep} />
              <CaseFields file={file} flagged={flagged} onFlag={mayFlag ? toggle : undefined} />
            </>
          ) : (
            <Alert>{t.rich("erased", { at: () => <AbsoluteDate at={file.erasedAt ?? ""} /> })}</Alert>
          )}
        </div>
        <div className="grid min-w-0 gap-4 xl:sticky xl:top-4">
          {file.erasedAt === null && (
            <DocumentViewer
              documents={file.documents}
              flagged={flagged}
              onFlag={mayFlag ? toggle : undefined}
            />
          )}
          <DecisionHistory
            decisions={file.decisions}
            actions={may("application:review") && <ContactButton file={file} onDone={keep} />}
          />
          <Panel title={t("timeline")}>
            <Timeline entries={file.timeline} applicant={t("byApplicant")} />
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}
