"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ClipboardList } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WarehouseSelect } from "#components/devices/warehouses/warehouse-select.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { StockTakeTable } from "./stock-take-table.tsx";

/** Every count there was, and the beginning of another. */
export function StockTakeDesk() {
  const t = useTranslations("console.stockTakes");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const may = usePermissions();
  const takes = usePages({ list: trpc.devices.stockTakes, from: client.devices.stockTakes, input: {} });
  return (
    <ConsolePage title={t("title")} lead={t("lead")} actions={may("device:write") && <Start />}>
      <PagedView
        query={takes}
        empty={
          <EmptyState icon={ClipboardList} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <StockTakeTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}

function Start() {
  const t = useTranslations("console.stockTakes");
  const trpc = useTRPC();
  const router = useRouter();
  const nameOf = useModelName();
  const [modelCode, setModelCode] = useState("");
  const [warehouseId, setWarehouseId] = useState("");
  const what = { ...(modelCode !== "" && { modelCode }), ...(warehouseId !== "" && { warehouseId }) };
  const stock = useQuery(trpc.devices.stock.queryOptions());
  const start = useMutation(
    trpc.devices.startStockTake.mutationOptions({
      onSuccess: ({ id }) => router.push(`/console/devices/stock-takes/${id}`),
    }),
  );
  return (
    <>
      <FormProblem error={start.error} />
      <WarehouseSelect value={warehouseId} onChange={setWarehouseId} />
      <FilterSelect
        label={t("model")}
        none={t("startAll")}
        value={modelCode}
        onChange={setModelCode}
        options={(stock.data ?? []).map((line) => ({ value: line.modelCode, label: nameOf(line) }))}
      />
      <Button busy={start.isPending} onClick={() => start.mutate(what)}>
        {t("start")}
      </Button>
    </>
  );
}
