"use client";

import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";
import { IncidentEnd } from "./incident-end.tsx";
import { ResolveButton } from "./resolve-button.tsx";
import { useIncidentText } from "./use-incident-text.ts";

/** What is or was odd about one terminal: the open ones first, each with the way to end it. */
export function IncidentPanel({ incidents }: { incidents: readonly IncidentView[] }) {
  const t = useTranslations("console.incidents");
  if (incidents.length === 0) return null;
  const openFirst = incidents.toSorted((a, b) => Number(b.status === "open") - Number(a.status === "open"));
  return (
    <Panel title={t("title")}>
      <ul className="divide-y divide-line">
        {openFirst.map((incident) => (
          <OneIncident key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}

function OneIncident({ incident }: { incident: IncidentView }) {
  const t = useTranslations("console.incidents");
  const textOf = useIncidentText();
  const isOpen = incident.status === "open";
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2.5 text-sm first:pt-0 last:pb-0">
      <div className="grid min-w-0 justify-items-start gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={isOpen ? "warn" : "neutral"}>{t(`kind.${incident.kind}`)}</Badge>
          <RelativeDate at={incident.raisedAt} />
        </span>
        <span>{textOf(incident)}</span>
        {isOpen ? <WaitCell wait={incident.wait} /> : <IncidentEnd incident={incident} />}
      </div>
      <ResolveButton incident={incident} />
    </li>
  );
}
