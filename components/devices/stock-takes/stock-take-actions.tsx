"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";

/** How a count ends: compared, or given up. */
export function StockTakeActions({ take }: { take: StockTakeView }) {
  const t = useTranslations("console.stockTakes");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"close" | "cancel" | null>(null);
  const ended = useSaid(() => setAsking(null));
  const endings = {
    close: useMutation(trpc.devices.closeStockTake.mutationOptions(ended(t("closed")))),
    cancel: useMutation(trpc.devices.cancelStockTake.mutationOptions(ended(t("canceled")))),
  };
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking("cancel")}>
        {t("cancel")}
      </Button>
      <Button onClick={() => setAsking("close")}>{t("close")}</Button>
      {(["close", "cancel"] as const).map((event) => (
        <ConfirmDialog
          key={event}
          open={asking === event}
          onOpenChange={() => setAsking(null)}
          title={t(`${event}Title`)}
          description={t(`${event}Text`)}
          confirmLabel={t(event)}
          destructive={event === "cancel"}
          busy={endings[event].isPending}
          onConfirm={() => endings[event].mutate({ stockTakeId: take.id, version: take.version })}
        >
          <FormProblem error={endings[event].error} />
        </ConfirmDialog>
      ))}
    </>
  );
}
