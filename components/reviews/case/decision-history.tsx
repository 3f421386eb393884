"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { Contact } from "#server/domain/applications/contacts.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface DecisionHistoryProps {
  decisions: CaseView["decisions"];
  actions?: ReactNode;
}

/** What staff decided and noted, oldest first. */
export function DecisionHistory({ decisions, actions }: DecisionHistoryProps) {
  const t = useTranslations("console.case");
  const label = useFieldLabel();
  if (decisions.length === 0 && actions === undefined) return null;
  return (
    <Panel title={t("decisions")} actions={actions}>
      {decisions.length === 0 && <p className="text-sm text-ink-soft">{t("noDecisions")}</p>}
      <ul className="grid gap-2 text-sm">
        {decisions.map((decision) => {
          const key = `decision.${decision.kind}` as "decision.proposal";
          return (
            <li key={`${decision.at}/${decision.kind}/${decision.field}`}>
              <span className="font-medium">{t.has(key) ? t(key) : decision.kind}</span>
              {decision.kind === "contact" && ` · ${t(`contact.${decision.code as Contact}`)}`}
              {decision.field !== null && ` · ${label(decision.field)}`}
              <span className="text-ink-soft">
                {" "}
                · {decision.by} · <RelativeDate at={decision.at} />
              </span>
              {decision.reason !== null && <span className="block">{decision.reason}</span>}
              {decision.remedy !== null && <span className="block text-ink-soft">{decision.remedy}</span>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
