"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { StockDifference, StockTakeFile } from "#server/domain/devices/stock-takes/views.ts";
import { ScanStockTake } from "./scan-stock-take.tsx";
import { StockTakeActions } from "./stock-take-actions.tsx";

/** One count: the scanner while it is open, what differed once it is closed. */
export function StockTakeScreen({ stockTakeId }: { stockTakeId: string }) {
  const t = useTranslations("console.stockTakes");
  const may = usePermissions();
  const nameOf = useModelName();
  const take = useQuery(useTRPC().devices.stockTake.queryOptions({ stockTakeId }));
  const file = take.data;
  return (
    <ConsolePage
      title={t("title")}
      lead={
        file !== undefined && (
          <span className="flex flex-wrap items-center gap-2">
            {file.warehouseName} ·{" "}
            {file.modelCode === null || file.modelName === null
              ? t("startAll")
              : nameOf({ modelCode: file.modelCode, modelName: file.modelName })}
            <Badge tone={file.status === "open" ? "accent" : "neutral"}>
              {t(`statusWord.${file.status}`)}
            </Badge>
            {t("scanned")} <span className="figures">{file.scanned}</span>
          </span>
        )
      }
      actions={file?.status === "open" && may("device:write") && <StockTakeActions take={file} />}
    >
      <QueryView query={take}>
        {(data) => (
          <div className="grid gap-4">
            {data.status === "open" && may("device:write") && (
              <Panel>
                <ScanStockTake stockTakeId={stockTakeId} />
              </Panel>
            )}
            {data.status === "closed" && <Differences file={data} />}
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Differences({ file: { differences } }: { file: StockTakeFile }) {
  const t = useTranslations("console.stockTakes");
  const words = useTranslations("words.deviceStatus");
  if (differences.length === 0) return <Alert tone="good">{t("noDifference")}</Alert>;
  const onRecord = ({ status, warehouseName }: StockDifference) =>
    status === null ? t("unknown") : [words(status), warehouseName].filter(Boolean).join(" · ");
  const columns: Column<StockDifference>[] = [
    {
      id: "serial",
      header: t("serial"),
      cell: ({ serialNumber }) => <span className="font-mono text-xs">{serialNumber}</span>,
      text: ({ serialNumber }) => serialNumber,
    },
    {
      id: "difference",
      header: t("difference"),
      cell: ({ difference }) => (
        <Badge tone={difference === "missing" ? "danger" : "warn"}>{t(`differenceWord.${difference}`)}</Badge>
      ),
      text: ({ difference }) => difference,
    },
    {
      id: "record",
      header: t("onRecord"),
      cell: (one) => onRecord(one),
      text: (one) => onRecord(one),
    },
  ];
  return (
    <>
      <Alert tone="warn" title={t("differences")}>
        {t("remedy")}
      </Alert>
      <DataTable
        label={t("differences")}
        items={differences}
        keyOf={({ serialNumber }) => serialNumber}
        hrefOf={({ deviceId, serialNumber }) =>
          deviceId === null ? `/console/devices?search=${serialNumber}` : `/console/devices/${deviceId}`
        }
        columns={columns}
        csvName="stock-differences"
      />
    </>
  );
}
