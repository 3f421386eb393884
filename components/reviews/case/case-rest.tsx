"use client";

import { useTranslations } from "next-intl";
import { memo, startTransition, useEffect, useState } from "react";
import { Timeline } from "#components/applications/timeline.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { RecommendationPanel } from "#components/reviews/advice/recommendation-panel.tsx";
import { CaseChecks } from "#components/reviews/checks/case-checks.tsx";
import { ContactButton } from "#components/reviews/dialogs/contact-dialog.tsx";
import { CaseAttachments } from "#components/reviews/notes/case-attachments.tsx";
import { CaseNotes } from "#components/reviews/notes/case-notes.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { CaseMore } from "./case-more.tsx";
import { DecisionHistory } from "./decision-history.tsx";

interface CaseRestProps {
  file: CaseView;
  keep: (fresh: CaseView) => void;
}

/** What a mark on a field changes; nothing below looks at it. */
const MARKS: ReadonlySet<string> = new Set(["ticks", "flags"]);

function isSame(before: CaseRestProps, after: CaseRestProps): boolean {
  const fields = Object.keys(after.file) as (keyof CaseView)[];
  return (
    before.keep === after.keep &&
    fields.every((field) => MARKS.has(field) || before.file[field] === after.file[field])
  );
}

/**
 * Everything below the fields. It comes after the first frame of a case, so that papers and fields are there at once, and is left
 * alone while fields are ticked.
 */
export const CaseRest = memo(function CaseRest({ file, keep }: CaseRestProps) {
  const t = useTranslations("console.case");
  const may = usePermissions();
  const [isDue, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  if (!isDue) return null;
  return (
    <>
      {file.erasedAt === null && (
        <>
          <CaseChecks file={file} onDone={keep} />
          <RecommendationPanel file={file} />
        </>
      )}
      <CaseMore file={file} onDone={keep} />
      <CaseNotes file={file} mayWrite={may("case:examine")} onDone={keep} />
      <CaseAttachments file={file} mayAttach={may("case:examine")} onDone={keep} />
      <DecisionHistory
        decisions={file.decisions}
        actions={may("application:review") && <ContactButton file={file} onDone={keep} />}
      />
      <Panel title={t("timeline")}>
        <Timeline entries={file.timeline} applicant={t("byApplicant")} />
      </Panel>
    </>
  );
}, isSame);
