"use client";

import { Scale } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Change } from "#components/ui/money/signed-money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { AdjustmentView } from "#server/domain/ledger/adjustments.ts";
import { accountLabel } from "../account-label.ts";
import { MoneyStatus } from "../badges.tsx";
import { AdjustmentActs } from "./adjustment-acts.tsx";
import { WaitingLimits } from "./waiting-limits.tsx";

/** What was proposed to be put right with merchants, and what became of it. */
export function AdjustmentDesk() {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const adjustments = usePages({
    list: trpc.ledger.adjustments,
    from: client.ledger.adjustments,
    input: {},
    refetchInterval: 30_000,
  });
  return (
    <>
      <WaitingLimits />
      <PagedView
        query={adjustments}
        empty={
          <EmptyState icon={Scale} title={t("noAdjustments")}>
            {t("noAdjustmentsText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <AdjustmentTable items={items} loadAll={loadAll} />}
      </PagedView>
    </>
  );
}

interface TableProps {
  items: AdjustmentView[];
  loadAll: () => Promise<AdjustmentView[]>;
}

function AdjustmentTable({ items, loadAll }: TableProps) {
  const t = useTranslations("console.settlements");
  const wait = useTranslations("console.wait");
  const locale = useLocale();
  const columns: Column<AdjustmentView>[] = [
    {
      id: "merchant",
      header: t("merchant"),
      cell: (one) => one.merchantName,
      text: (one) => one.merchantName,
    },
    {
      id: "amount",
      header: t("amount"),
      numeric: true,
      cell: (one) => <Change fen={one.amountFen} good />,
      text: (one) => one.amountFen / 100,
    },
    {
      id: "account",
      header: t("account"),
      cell: (one) => accountLabel(one.account, locale),
      text: (one) => accountLabel(one.account, locale),
    },
    { id: "reason", header: t("reason"), cell: (one) => one.reason, text: (one) => one.reason },
    {
      id: "status",
      header: t("status"),
      cell: (one) => <MoneyStatus of="adjustmentStatus" status={one.status} />,
      text: (one) => one.status,
    },
    {
      id: "proposed",
      header: t("proposedBy"),
      cell: (one) => (
        <span>
          {one.proposedBy} · <RelativeDate at={one.proposedAt} />
        </span>
      ),
      text: (one) => one.proposedBy,
    },
    {
      id: "decided",
      header: t("approvedBy"),
      cell: (one) => one.decidedBy ?? "–",
      text: (one) => one.decidedBy,
    },
    { id: "wait", header: wait("title"), cell: (one) => <WaitCell wait={one.wait} /> },
    { id: "actions", header: t("acts"), cell: (one) => <AdjustmentActs adjustment={one} /> },
  ];
  return (
    <DataTable
      label={t("tabs.adjustments")}
      items={items}
      loadAll={loadAll}
      keyOf={(one) => one.id}
      columns={columns}
      hrefOf={(one) => `/console/merchants/${one.merchantId}`}
      csvName="adjustments"
    />
  );
}
