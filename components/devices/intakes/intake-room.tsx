"use client";

import { useQuery } from "@tanstack/react-query";
import { PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { WarehouseSelect } from "#components/devices/warehouses/warehouse-select.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { FileIntake } from "./file-intake.tsx";
import { IntakeTable } from "./intake-table.tsx";
import { ScanIntake } from "./scan-intake.tsx";

/** Where logistics takes deliveries into stock: by scanner, or by the maker's list. */
export function IntakeRoom() {
  const shell = useTranslations("shell");
  const t = useTranslations("console.intakes");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const nameOf = useModelName();
  const [chosen, choose] = useUrlState("model");
  const [tab, setTab] = useUrlState("by");
  const [warehouseId, setWarehouseId] = useState("");
  const into = warehouseId === "" ? {} : { warehouseId };
  const stock = useQuery(trpc.devices.stock.queryOptions());
  const modelCode = stock.data?.find((line) => line.modelCode === chosen)?.modelCode ?? "";
  const intakes = usePages({ list: trpc.devices.intakes, from: client.devices.intakes, input: {} });
  return (
    <ConsolePage title={t("title")} lead={t("lead")}>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title={t("new")}>
          <div className="grid gap-4">
            <FilterSelect
              label={t("model")}
              value={modelCode}
              required={modelCode !== ""}
              none={shell("choose")}
              onChange={choose}
              options={(stock.data ?? []).map((line) => ({ value: line.modelCode, label: nameOf(line) }))}
            />
            <WarehouseSelect value={warehouseId} onChange={setWarehouseId} />
            {modelCode === "" ? (
              <p className="text-sm text-ink-soft">{t("chooseModel")}</p>
            ) : (
              <Tabs
                label={t("new")}
                value={tab}
                onChange={setTab}
                tabs={[
                  {
                    value: "scan",
                    label: t("byScan"),
                    content: <ScanIntake key={`${modelCode} ${warehouseId}`} into={{ modelCode, ...into }} />,
                  },
                  {
                    value: "file",
                    label: t("byFile"),
                    content: <FileIntake key={`${modelCode} ${warehouseId}`} into={{ modelCode, ...into }} />,
                  },
                ]}
              />
            )}
          </div>
        </Panel>
        <Panel title={t("recent")}>
          <PagedView
            query={intakes}
            empty={
              <EmptyState icon={PackagePlus} title={t("empty")}>
                {t("emptyText")}
              </EmptyState>
            }
          >
            {(items, loadAll) => <IntakeTable items={items} loadAll={loadAll} />}
          </PagedView>
        </Panel>
      </div>
    </ConsolePage>
  );
}
