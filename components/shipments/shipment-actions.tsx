"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { ShipDialog } from "./ship-dialog.tsx";

/** What can happen to the parcel next, straight from its status. */
export function ShipmentActions({ shipment }: { shipment: ShipmentView }) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<"ship" | "deliver" | "cancel" | null>(null);
  const settled = (text: string) => ({
    onSuccess: () => {
      setAsking(null);
      toast(text);
      void queryClient.invalidateQueries({ queryKey: trpc.shipments.pathKey() });
      void queryClient.invalidateQueries({ queryKey: trpc.devices.pathKey() });
    },
  });
  const pack = useMutation(trpc.shipments.pack.mutationOptions(settled(t("packed"))));
  const deliver = useMutation(trpc.shipments.deliver.mutationOptions(settled(t("delivered"))));
  const cancel = useMutation(trpc.shipments.cancel.mutationOptions(settled(t("canceled"))));
  const ref = { shipmentId: shipment.id, version: shipment.version };
  const { serialNumber, events } = shipment;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {events.includes("pack") && (
        <Button size="small" busy={pack.isPending} onClick={() => pack.mutate(ref)}>
          {t("pack")}
        </Button>
      )}
      {events.includes("ship") && (
        <Button size="small" onClick={() => setAsking("ship")}>
          {t("ship")}
        </Button>
      )}
      {events.includes("deliver") && (
        <Button size="small" onClick={() => setAsking("deliver")}>
          {t("deliver")}
        </Button>
      )}
      {events.includes("cancel") && (
        <Button size="small" variant="ghost" onClick={() => setAsking("cancel")}>
          {t("cancel")}
        </Button>
      )}
      <FormProblem error={pack.error} />
      <ShipDialog
        open={asking === "ship"}
        onOpenChange={() => setAsking(null)}
        shipment={shipment}
        {...settled(t("shipped"))}
      />
      <ConfirmDialog
        open={asking === "deliver"}
        onOpenChange={() => setAsking(null)}
        title={t("deliverTitle", { serialNumber })}
        description={t("deliverText")}
        confirmLabel={t("deliver")}
        busy={deliver.isPending}
        onConfirm={() => deliver.mutate(ref)}
      >
        <FormProblem error={deliver.error} />
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={() => setAsking(null)}
        title={t("cancelTitle", { serialNumber })}
        description={t("cancelText")}
        confirmLabel={t("cancel")}
        destructive
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(ref)}
      >
        <FormProblem error={cancel.error} />
      </ConfirmDialog>
    </span>
  );
}
