"use client";

import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { ClaimStatusBadge } from "./claim-status-badge.tsx";

export function ClaimTable({ items, loadAll }: PagedItems<ClaimView>) {
  const t = useTranslations("console.claims");
  const wait = useTranslations("console.wait");
  const reasons = useTranslations("words.claimReason");
  const statuses = useTranslations("words.claimStatus");
  const columns: Column<ClaimView>[] = [
    {
      id: "terminal",
      header: t("terminal"),
      cell: (claim) => claim.terminalNumber,
      text: (claim) => claim.terminalNumber,
    },
    {
      id: "merchant",
      header: t("merchant"),
      cell: (claim) => `${claim.merchantName} · ${claim.storeName}`,
      text: (claim) => claim.merchantName,
    },
    {
      id: "serial",
      header: t("serialNumber"),
      cell: (claim) => <span className="font-mono text-xs">{claim.serialNumber}</span>,
      text: (claim) => claim.serialNumber,
    },
    {
      id: "what",
      header: t("what"),
      cell: (claim) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {reasons(claim.reason)}
          {claim.quarantined && <Badge tone="danger">{t("quarantined")}</Badge>}
        </span>
      ),
      text: (claim) => reasons(claim.reason),
    },
    {
      id: "status",
      header: t("status"),
      cell: (claim) => <ClaimStatusBadge status={claim.status} />,
      text: (claim) => statuses(claim.status),
    },
    {
      id: "opened",
      header: t("openedAt"),
      cell: (claim) => <RelativeDate at={claim.openedAt} />,
      text: (claim) => claim.openedAt,
    },
    {
      id: "wait",
      header: wait("title"),
      cell: (claim) => <WaitCell wait={claim.wait} />,
      text: (claim) => claim.wait?.dueAt ?? null,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(claim) => claim.id}
      columns={columns}
      hrefOf={(claim) => `/console/claims/${claim.id}`}
      csvName="claims"
    />
  );
}
