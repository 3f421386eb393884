"use client";

import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { ListSettlementsInput } from "#server/domain/settlements/inputs.ts";
import type { SettlementView } from "#server/domain/settlements/views.ts";
import { MoneyStatus } from "./badges.tsx";

/** Settlements of a run, of a merchant or of any, the newest first. */
export function SettlementList({ input }: { input: ListSettlementsInput }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = usePages({
    list: trpc.settlements.list,
    from: client.settlements.list,
    input,
    refetchInterval: 15_000,
  });
  return (
    <PagedView
      query={list}
      empty={
        <EmptyState icon={Landmark} title={t("noSettlements")}>
          {t("noSettlementsText")}
        </EmptyState>
      }
    >
      {(items, loadAll) => <SettlementTable items={items} loadAll={loadAll} />}
    </PagedView>
  );
}

interface TableProps {
  items: SettlementView[];
  loadAll: () => Promise<SettlementView[]>;
}

function SettlementTable({ items, loadAll }: TableProps) {
  const t = useTranslations("console.settlements");
  const parts = useTranslations("words.amountParts");
  const wait = useTranslations("console.wait");
  const failures = useTranslations("words.payoutFailure");
  const reasons = useTranslations("words.heldFor");
  const why = ({ status, heldFor, failureReason }: SettlementView) => {
    if (status === "held" && heldFor !== null) return reasons(heldFor);
    if (status !== "failed" || failureReason === null) return "–";
    return failures(failureReason as Parameters<typeof failures>[0]);
  };
  const columns: Column<SettlementView>[] = [
    {
      id: "merchant",
      header: t("merchant"),
      cell: (one) => one.merchantName,
      text: (one) => `${one.merchantName} ${one.merchantNumber}`,
    },
    { id: "day", header: t("settlesOn"), cell: (one) => one.settlesOn, text: (one) => one.settlesOn },
    {
      id: "status",
      header: t("status"),
      cell: (one) => <MoneyStatus of="settlementStatus" status={one.status} />,
      text: (one) => one.status,
    },
    { id: "why", header: t("why"), cell: why, text: why },
    {
      id: "taken",
      header: parts("taken"),
      numeric: true,
      cell: (one) => <Money fen={one.takenFen} />,
      text: (one) => one.takenFen / 100,
    },
    {
      id: "refunded",
      header: parts("refunded"),
      numeric: true,
      cell: (one) => <Money fen={one.refundedFen} />,
      text: (one) => one.refundedFen / 100,
    },
    {
      id: "fees",
      header: t("fees"),
      numeric: true,
      cell: (one) => <Money fen={feesOf(one)} />,
      text: (one) => feesOf(one) / 100,
    },
    {
      id: "net",
      header: parts("net"),
      numeric: true,
      cell: (one) => <Money fen={one.netFen} />,
      text: (one) => one.netFen / 100,
    },
    { id: "wait", header: wait("title"), cell: (one) => <WaitCell wait={one.wait} /> },
  ];
  return (
    <DataTable
      label={t("tabs.payouts")}
      items={items}
      loadAll={loadAll}
      keyOf={(one) => one.id}
      columns={columns}
      hrefOf={(one) => `/console/settlements/${one.id}`}
      csvName="settlements"
    />
  );
}

const feesOf = (one: SettlementView) => one.instalmentFeeFen + one.acquiringFeeFen + one.serviceFeeFen;
