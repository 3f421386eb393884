"use client";

import { useMutation } from "@tanstack/react-query";
import { Landmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { RunView } from "#server/domain/settlements/views.ts";
import { MoneyStatus } from "./badges.tsx";

/** Settlement runs, the newest first; what waits for a second person says so. */
export function RunDesk() {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const runs = usePages({
    list: trpc.settlements.runs,
    from: client.settlements.runs,
    input: {},
    refetchInterval: 15_000,
  });
  return (
    <div className="grid gap-4">
      {may("settlement:prepare") && <PrepareRun />}
      <PagedView
        query={runs}
        empty={
          <EmptyState icon={Landmark} title={t("noRuns")}>
            {t("noRunsText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <RunTable items={items} loadAll={loadAll} />}
      </PagedView>
    </div>
  );
}

function RunTable({ items, loadAll }: { items: RunView[]; loadAll: () => Promise<RunView[]> }) {
  const t = useTranslations("console.settlements");
  const parts = useTranslations("words.amountParts");
  const wait = useTranslations("console.wait");
  const columns: Column<RunView>[] = [
    { id: "day", header: t("settlesOn"), cell: (run) => run.settlesOn, text: (run) => run.settlesOn },
    {
      id: "status",
      header: t("status"),
      cell: (run) => <MoneyStatus of="runStatus" status={run.status} />,
      text: (run) => run.status,
    },
    {
      id: "merchants",
      header: t("merchants"),
      numeric: true,
      cell: (run) => run.merchants,
      text: (run) => run.merchants,
    },
    {
      id: "net",
      header: parts("net"),
      numeric: true,
      cell: (run) => <Money fen={run.netFen} />,
      text: (run) => run.netFen / 100,
    },
    {
      id: "prepared",
      header: t("preparedBy"),
      cell: (run) => (
        <span>
          {run.preparedBy ?? t("portal")} · <RelativeDate at={run.preparedAt} />
        </span>
      ),
      text: (run) => run.preparedBy,
    },
    {
      id: "approved",
      header: t("approvedBy"),
      cell: (run) => run.approvedBy ?? "–",
      text: (run) => run.approvedBy,
    },
    { id: "wait", header: wait("title"), cell: (run) => <WaitCell wait={run.wait} /> },
  ];
  return (
    <DataTable
      label={t("tabs.runs")}
      items={items}
      loadAll={loadAll}
      keyOf={(run) => run.id}
      columns={columns}
      hrefOf={(run) => `/console/settlements/runs/${run.id}`}
      csvName="settlement-runs"
    />
  );
}

function PrepareRun() {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const prepare = useMutation(
    trpc.settlements.prepareRun.mutationOptions({
      onSuccess: ({ id }) => router.push(`/console/settlements/runs/${id}`),
    }),
  );
  return (
    <div>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t("prepare")}
      </Button>
      {asking && (
        <StepDialog
          title={t("prepare")}
          description={t("prepareText")}
          step={t("prepare")}
          destructive={false}
          busy={prepare.isPending}
          error={prepare.error}
          onClose={() => setAsking(false)}
          onConfirm={() => prepare.mutate()}
        />
      )}
    </div>
  );
}
