"use client";

import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { RegistrationView } from "#server/domain/registrations/views.ts";
import { RegistrationActs } from "./registration-acts.tsx";
import { RegistrationStateBadge } from "./registration-state-badge.tsx";

export function RegistrationTable({ items, loadAll }: PagedItems<RegistrationView>) {
  const t = useTranslations("console.registrations");
  const wait = useTranslations("console.wait");
  const columns: Column<RegistrationView>[] = [
    {
      id: "terminal",
      header: t("terminal"),
      cell: (entry) => entry.terminalNumber,
      text: (entry) => entry.terminalNumber,
    },
    {
      id: "serial",
      header: t("serialNumber"),
      cell: (entry) => <span className="font-mono text-xs">{entry.serialNumber}</span>,
      text: (entry) => entry.serialNumber,
    },
    {
      id: "place",
      header: t("place"),
      cell: (entry) => `${entry.merchantName} · ${entry.storeName} · ${entry.street}`,
      text: (entry) => `${entry.merchantName} · ${entry.storeName} · ${entry.street}`,
    },
    {
      id: "change",
      header: t("change"),
      cell: (entry) => t(`changes.${entry.change}`),
      text: (entry) => t(`changes.${entry.change}`),
    },
    {
      id: "at",
      header: t("changedAt"),
      cell: (entry) => <RelativeDate at={entry.changedAt} />,
      text: (entry) => entry.changedAt,
    },
    {
      id: "state",
      header: t("state"),
      cell: (entry) => <RegistrationStateBadge entry={entry} />,
      text: (entry) => t(`states.${entry.state}`),
    },
    {
      id: "wait",
      header: wait("title"),
      cell: (entry) => <WaitCell wait={entry.wait} />,
      text: (entry) => entry.wait?.dueAt ?? null,
    },
    {
      id: "actions",
      header: t("actions"),
      cell: (entry) => <RegistrationActs entry={entry} />,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(entry) => entry.id}
      columns={columns}
      hrefOf={(entry) => `/console/terminals/${entry.terminalId}`}
      csvName="registrations"
    />
  );
}
