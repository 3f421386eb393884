"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ProofPackButton } from "#components/merchants/directory/proof-pack-button.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { DocumentViewer } from "#components/reviews/papers/document-viewer.tsx";
import { paperOf } from "#components/reviews/papers/paper-of-group.ts";
import { useReadPapers } from "#components/reviews/papers/use-read-papers.ts";
import { useDeskChanges } from "#components/reviews/queue/use-desk-changes.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { CaseActions } from "./case-actions.tsx";
import { CaseBar } from "./case-bar.tsx";
import { CaseFields } from "./case-fields.tsx";
import { CaseRest } from "./case-rest.tsx";
import { groupsOf } from "./fields-of.ts";
import { RiskPanel } from "./risk-panel.tsx";
import { useCase } from "./use-case.ts";
import { useDecisionWay } from "./use-decision-way.ts";
import { useFieldKeys } from "./use-field-keys.ts";
import { useMarks } from "./use-marks.ts";
import { useNextCase } from "./use-next-case.ts";
import { useShownCase } from "./use-shown-case.ts";

/** A case: the papers large on the left, what was answered beside them, what can be done always in sight. */
export function CaseScreen({ applicationId }: { applicationId: string }) {
  const t = useTranslations("console.case");
  const [shown, show] = useShownCase(applicationId);
  const query = useCase(shown, useDeskChanges());
  const [decided] = useState(() => new Set<string>());
  if (query.data !== undefined)
    return <CaseDesk key={shown} file={query.data} decided={decided} onShow={show} />;
  return (
    <ConsolePage title={t("title")}>
      <QueryView query={query}>{() => null}</QueryView>
    </ConsolePage>
  );
}

interface CaseDeskProps {
  file: CaseView;
  /** Cases whose decision is on its way. */
  decided: Set<string>;
  onShow: (applicationId: string) => void;
}

function CaseDesk({ file, decided, onShow }: CaseDeskProps) {
  const t = useTranslations("console.case");
  const may = usePermissions();
  const marks = useMarks(file);
  const { keep, flagged, toggle, tick } = marks;
  const mayFlag = file.events.includes("request_correction");
  const mayTick = may("case:examine") && file.dueAt !== null && file.status !== "needs_correction";
  const fields = useMemo(() => groupsOf(file).flatMap((one) => one.fields.map(({ field }) => field)), [file]);
  const [current, setCurrent] = useFieldKeys({
    fields: mayTick ? fields : [],
    ticked: file.ticks,
    onTick: tick,
    onFlag: mayFlag ? toggle : undefined,
  });
  const papers = useReadPapers(file.documents);
  const checks = may("application:check") && !may("application:review");
  const flow = useNextCase(file.id, { checks, decided, onShow });
  const way = useDecisionWay(file, { flow, decided, keep });
  const shopName = file.answers.store?.name;
  return (
    <ConsolePage
      title={typeof shopName === "string" && shopName !== "" ? shopName : t("title")}
      lead={<CaseLead file={file} />}
      actions={
        file.merchantId !== null && (
          <>
            <ProofPackButton merchantId={file.merchantId} />
            <Button asChild>
              <Link href={`/console/merchants/${file.merchantId}`}>{t("toMerchant")}</Link>
            </Button>
          </>
        )
      }
    >
      <FormProblem error={marks.error} />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        {file.erasedAt === null && (
          <div className="grid min-w-0 gap-4 xl:sticky xl:top-4">
            <DocumentViewer
              documents={file.documents}
              wanted={paperOf(
                current,
                file.documents.map(({ slot }) => slot),
              )}
              flagged={flagged}
              onFlag={mayFlag ? toggle : undefined}
              reading={papers}
            />
          </div>
        )}
        <div className="grid min-w-0 gap-4">
          {file.erasedAt === null ? (
            <>
              <RiskPanel risk={file.risk} second={file.second} />
              <CaseFields
                file={file}
                flagged={flagged}
                current={current}
                read={papers.read}
                onCurrent={setCurrent}
                onFlag={mayFlag ? toggle : undefined}
                onTick={mayTick ? tick : undefined}
              />
            </>
          ) : (
            <Alert>{t.rich("erased", { at: () => <AbsoluteDate at={file.erasedAt ?? ""} /> })}</Alert>
          )}
          <CaseRest file={file} keep={keep} />
        </div>
      </div>
      <CaseBar file={file} field={current} next={flow.next?.shopName ?? null}>
        <CaseActions file={file} flagged={flagged} {...way} />
      </CaseBar>
    </ConsolePage>
  );
}

function CaseLead({ file }: { file: CaseView }) {
  const t = useTranslations("console.case");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge status={file.status} />
      <CopyableId value={file.id} />
      <span>{t("people", { reviewer: file.reviewer?.name ?? "–", checker: file.checker?.name ?? "–" })}</span>
    </span>
  );
}
