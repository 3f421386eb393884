"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Money } from "#components/ui/money/money.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { PriceActions } from "./price-actions.tsx";
import { PriceBadge } from "./price-badge.tsx";

/** Every price of a model, the latest first day first: coming, in force, over, and those that came to nothing. */
export function PriceTable({ prices }: { prices: readonly ModelPriceView[] }) {
  const t = useTranslations("console.models");
  const may = usePermissions();
  const columns: Column<ModelPriceView>[] = [
    {
      id: "kind",
      header: t("offer"),
      cell: ({ kind }) => t(`kind.${kind}`),
      text: ({ kind }) => t(`kind.${kind}`),
    },
    {
      id: "amount",
      header: t("amount"),
      numeric: true,
      cell: ({ amountFen }) => (amountFen === null ? t("notOffered") : <Money fen={amountFen} />),
      text: ({ amountFen }) => (amountFen === null ? t("notOffered") : formatFen(amountFen)),
    },
    {
      id: "from",
      header: t("firstDay"),
      cell: ({ firstDay }) => <span className="figures whitespace-nowrap">{firstDay}</span>,
      text: ({ firstDay }) => firstDay,
    },
    {
      id: "until",
      header: t("nextDay"),
      cell: ({ nextDay }) => <span className="figures whitespace-nowrap">{nextDay ?? "–"}</span>,
      text: ({ nextDay }) => nextDay,
    },
    {
      id: "phase",
      header: t("state"),
      cell: ({ phase, refusal }) => (
        <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
          <PriceBadge phase={phase} />
          {refusal !== null && <span className="text-xs text-ink-soft">{refusal}</span>}
        </span>
      ),
      text: ({ phase }) => t(`phase.${phase}`),
    },
    {
      id: "by",
      header: t("madeBy"),
      cell: ({ madeBy, approvedBy }) => (
        <span className="grid">
          <span>{madeBy ?? t("byPortal")}</span>
          {approvedBy !== null && (
            <span className="text-xs text-ink-soft">{t("approvedByName", { name: approvedBy })}</span>
          )}
        </span>
      ),
      text: ({ madeBy, approvedBy }) => [madeBy, approvedBy].filter((name) => name !== null).join(" / "),
    },
  ];
  const actions: Column<ModelPriceView> = {
    id: "actions",
    header: t("actions"),
    cell: (price) => <PriceActions price={price} />,
  };
  return (
    <DataTable
      label={t("prices")}
      items={prices}
      keyOf={({ id }) => id}
      columns={may("rate_card:write") ? [...columns, actions] : columns}
      csvName="model-prices"
    />
  );
}
