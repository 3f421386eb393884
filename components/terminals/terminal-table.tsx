"use client";

import { useTranslations } from "next-intl";
import type { PagedItems } from "#components/query/paged-items.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";
import { TerminalStatusBadge } from "./terminal-status-badge.tsx";
import { useModelName } from "./use-model-name.ts";
import { VersionState } from "./version-state.tsx";

export function TerminalTable({ items, loadAll }: PagedItems<TerminalSummary>) {
  const t = useTranslations("console.terminals");
  const nameOf = useModelName();
  const columns: Column<TerminalSummary>[] = [
    {
      id: "number",
      header: t("number"),
      cell: (terminal) => terminal.number,
      text: (terminal) => terminal.number,
    },
    {
      id: "serial",
      header: t("serialNumber"),
      cell: (terminal) => <span className="font-mono text-xs">{terminal.serialNumber}</span>,
      text: (terminal) => terminal.serialNumber,
    },
    {
      id: "model",
      header: t("model"),
      cell: (terminal) => nameOf(terminal),
      text: (terminal) => terminal.modelCode,
    },
    {
      id: "merchant",
      header: t("merchant"),
      cell: (terminal) => terminal.merchantName,
      text: (terminal) => terminal.merchantName,
    },
    {
      id: "status",
      header: t("status"),
      cell: (terminal) => <TerminalStatusBadge status={terminal.status} offline={terminal.offline} />,
      text: (terminal) => terminal.status,
    },
    {
      id: "config",
      header: t("config"),
      cell: (terminal) => <VersionState terminal={terminal} />,
      text: (terminal) => `${terminal.reportedVersion}/${terminal.desiredVersion}`,
    },
    {
      id: "seen",
      header: t("lastSeen"),
      cell: (terminal) => <RelativeDate at={terminal.lastSeenAt} />,
      text: (terminal) => terminal.lastSeenAt,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(terminal) => terminal.id}
      columns={columns}
      hrefOf={(terminal) => `/console/terminals/${terminal.id}`}
      csvName="terminals"
    />
  );
}
