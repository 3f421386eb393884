"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { MoveStockButton } from "./move-stock-button.tsx";
import { WarehouseDialog } from "./warehouse-dialog.tsx";
import { WarehouseTable } from "./warehouse-table.tsx";

/** Where devices lie: each warehouse with what it has, and moves between them. */
export function WarehouseDesk() {
  const t = useTranslations("console.warehouses");
  const may = usePermissions();
  const [adding, setAdding] = useState(false);
  const warehouses = useQuery(useTRPC().warehouses.list.queryOptions());
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          {may("device:write") && <MoveStockButton />}
          {may("warehouse:write") && <Button onClick={() => setAdding(true)}>{t("new")}</Button>}
        </>
      }
    >
      <QueryView query={warehouses}>{(items) => <WarehouseTable items={items} />}</QueryView>
      {adding && <WarehouseDialog onClose={() => setAdding(false)} />}
    </ConsolePage>
  );
}
