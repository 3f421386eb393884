"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { WarehouseDialog } from "./warehouse-dialog.tsx";

type Act = "makeDefault" | "close" | "reopen";

/** What may be done to a warehouse now. */
export function WarehouseActions({ warehouse }: { warehouse: WarehouseView }) {
  const t = useTranslations("console.warehouses");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<Act | "edit" | null>(null);
  const said = useSaid(() => setAsking(null));
  const acts = {
    makeDefault: useMutation(trpc.warehouses.makeDefault.mutationOptions(said(t("makeDefaultDone")))),
    close: useMutation(trpc.warehouses.close.mutationOptions(said(t("closeDone")))),
    reopen: useMutation(trpc.warehouses.reopen.mutationOptions(said(t("reopenDone")))),
  };
  const { id: warehouseId, version, name, events } = warehouse;
  const offered: (Act | "edit")[] = [
    "edit",
    ...(warehouse.status === "open" && !warehouse.isDefault ? (["makeDefault"] as const) : []),
    ...events,
  ];
  return (
    <span className="flex flex-wrap gap-2 max-sm:justify-end">
      {offered.map((act) => (
        <Button
          key={act}
          size="small"
          variant="secondary"
          aria-label={`${t(act)}: ${name}`}
          onClick={() => setAsking(act)}
        >
          {t(act)}
        </Button>
      ))}
      {asking === "edit" && <WarehouseDialog warehouse={warehouse} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== "edit" && (
        <StepDialog
          title={t(`${asking}Title`, { name })}
          description={t(`${asking}Text`)}
          step={t(asking)}
          destructive={asking === "close"}
          busy={acts[asking].isPending}
          error={acts[asking].error}
          onConfirm={() => acts[asking].mutate({ warehouseId, version })}
          onClose={() => setAsking(null)}
        />
      )}
    </span>
  );
}
