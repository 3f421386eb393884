"use client";

import { useTranslations } from "next-intl";
import type { PagedItems } from "#components/query/paged-items.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { ReconciliationView, Side } from "#server/domain/reconciliations/views.ts";
import { ReconciliationBadge } from "./reconciliation-badge.tsx";

export function ReconciliationTable({ items, loadAll }: PagedItems<ReconciliationView>) {
  const t = useTranslations("console.reconciliations");
  const statuses = useTranslations("words.reconciliationStatus");
  const side = (name: "ours" | "theirs"): Column<ReconciliationView> => ({
    id: name,
    header: t(name),
    numeric: true,
    cell: (day) => <Net side={day[name]} />,
    text: (day) => (day[name] === null ? null : formatFen(netOf(day[name]))),
  });
  const columns: Column<ReconciliationView>[] = [
    {
      id: "day",
      header: t("day"),
      cell: ({ day }) => <span className="figures">{day}</span>,
      text: ({ day }) => day,
    },
    {
      id: "status",
      header: t("status"),
      cell: (day) => <ReconciliationBadge day={day} />,
      text: (day) => statuses(day.status),
    },
    side("ours"),
    side("theirs"),
    {
      id: "matched",
      header: t("matched"),
      numeric: true,
      cell: ({ matched }) => matched,
      text: ({ matched }) => matched,
    },
    {
      id: "differences",
      header: t("differences"),
      numeric: true,
      cell: (day) => <Differences day={day} />,
      text: (day) => day.differences,
    },
    {
      id: "finished",
      header: t("finishedAt"),
      cell: ({ finishedAt }) => (finishedAt === null ? "–" : <RelativeDate at={finishedAt} />),
      text: ({ finishedAt }) => finishedAt,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(day) => day.id}
      columns={columns}
      hrefOf={(day) => `/console/reconciliations/${day.id}`}
      csvName="reconciliations"
    />
  );
}

const netOf = ({ paidFen, refundedFen }: Side) => paidFen - refundedFen;

function Net({ side }: { side: Side | null }) {
  return side === null ? "–" : <Money fen={netOf(side)} />;
}

function Differences({ day: { differences, openDifferences } }: { day: ReconciliationView }) {
  const t = useTranslations("console.reconciliations");
  if (openDifferences === 0) return differences;
  return (
    <span className="inline-flex items-center gap-2">
      {differences} <Badge tone="warn">{t("open", { count: openDifferences })}</Badge>
    </span>
  );
}
