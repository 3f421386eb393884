"use client";

import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";
import { IncidentEnd } from "./incident-end.tsx";
import { ResolveButton } from "./resolve-button.tsx";
import { useIncidentText } from "./use-incident-text.ts";

export function IncidentTable({ items, loadAll }: PagedItems<IncidentView>) {
  const t = useTranslations("console.incidents");
  const wait = useTranslations("console.wait");
  const textOf = useIncidentText();
  const columns: Column<IncidentView>[] = [
    {
      id: "terminal",
      header: t("terminal"),
      cell: (incident) => incident.terminalNumber,
      text: (incident) => incident.terminalNumber,
    },
    {
      id: "merchant",
      header: t("merchant"),
      cell: (incident) => `${incident.merchantName} · ${incident.storeName}`,
      text: (incident) => incident.merchantName,
    },
    {
      id: "what",
      header: t("what"),
      cell: (incident) => (
        <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
          <Badge tone={incident.status === "open" ? "warn" : "neutral"}>{t(`kind.${incident.kind}`)}</Badge>
          <span className="text-xs">{textOf(incident)}</span>
        </span>
      ),
      text: textOf,
    },
    {
      id: "raised",
      header: t("raised"),
      cell: (incident) => <RelativeDate at={incident.raisedAt} />,
      text: (incident) => incident.raisedAt,
    },
    {
      id: "wait",
      header: wait("title"),
      cell: (incident) =>
        incident.status === "open" ? <WaitCell wait={incident.wait} /> : <IncidentEnd incident={incident} />,
      text: (incident) => incident.wait?.dueAt ?? incident.resolution,
    },
    {
      id: "actions",
      header: t("actions"),
      cell: (incident) => <ResolveButton incident={incident} />,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(incident) => incident.id}
      columns={columns}
      hrefOf={(incident) => `/console/terminals/${incident.terminalId}`}
      csvName="incidents"
    />
  );
}
