"use client";

import { useTranslations } from "next-intl";
import type { PagedItems } from "#components/query/paged-items.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { RelativeDate, useInstantText } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";
import { IntakeCounts } from "./intake-counts.tsx";

/** Deliveries, newest first; one that was cut shows how far it came. */
export function IntakeTable({ items, loadAll }: PagedItems<IntakeView>) {
  const t = useTranslations("console.intakes");
  const warehouses = useTranslations("console.warehouses");
  const nameOf = useModelName();
  const instantText = useInstantText();
  const sourceOf = (intake: IntakeView) => intake.fileName ?? t("byScan");
  const columns: Column<IntakeView>[] = [
    {
      id: "at",
      header: t("at"),
      cell: (intake) => <RelativeDate at={intake.createdAt} />,
      text: (intake) => instantText(intake.createdAt),
    },
    { id: "model", header: t("model"), cell: nameOf, text: nameOf },
    {
      id: "warehouse",
      header: warehouses("warehouse"),
      cell: ({ warehouseName }) => warehouseName,
      text: ({ warehouseName }) => warehouseName,
    },
    { id: "source", header: t("source"), cell: sourceOf, text: sourceOf },
    {
      id: "counts",
      header: t("counts"),
      cell: (intake) => <IntakeCounts intake={intake} />,
      text: (intake) => `${intake.received} / ${intake.faulty}`,
    },
    { id: "by", header: t("by"), cell: (intake) => intake.byName, text: (intake) => intake.byName },
  ];
  return (
    <DataTable
      label={t("recent")}
      items={items}
      loadAll={loadAll}
      keyOf={(intake) => intake.id}
      columns={columns}
      csvName="intakes"
    />
  );
}
