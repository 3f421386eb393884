"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { DeviceEventByHand } from "#server/domain/devices/status.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { ShelveDialog } from "./shelve-dialog.tsx";

/** What may be done to a device by hand, each with a reason. */
export function DeviceActions({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<DeviceEventByHand | null>(null);
  const said = useSaid(() => setAsking(null));
  const settled = said(t("done"));
  const acts = {
    restock: useMutation(trpc.devices.restock.mutationOptions(settled)),
    send_to_repair: useMutation(trpc.devices.sendToRepair.mutationOptions(settled)),
    retire: useMutation(trpc.devices.retire.mutationOptions(settled)),
    report_lost: useMutation(trpc.devices.reportLost.mutationOptions(settled)),
  };
  const { serialNumber, version } = device;
  return (
    <span className="flex flex-wrap gap-2">
      {device.events.map((event) => (
        <Button
          key={event}
          size="small"
          variant={event === "restock" ? "secondary" : "ghost"}
          onClick={() => setAsking(event)}
        >
          {t(`act.${event}`)}
        </Button>
      ))}
      {(asking === "restock" || asking === "send_to_repair") && (
        <ShelveDialog
          title={t(`actTitle.${asking}`, { serialNumber })}
          description={t(`actText.${asking}`)}
          submitLabel={t(`act.${asking}`)}
          warehouseId={device.warehouseId}
          busy={acts[asking].isPending}
          error={acts[asking].error}
          onSubmit={(answer) => acts[asking].mutate({ deviceId: device.id, version, ...answer })}
          onClose={() => setAsking(null)}
        />
      )}
      {(asking === "retire" || asking === "report_lost") && (
        <ReasonDialog
          open
          onOpenChange={() => setAsking(null)}
          title={t(`actTitle.${asking}`, { serialNumber })}
          description={t(`actText.${asking}`)}
          label={t("reason")}
          submitLabel={t(`act.${asking}`)}
          destructive
          busy={acts[asking].isPending}
          error={acts[asking].error}
          onSubmit={(reason) => acts[asking].mutate({ deviceId: device.id, version, reason })}
        />
      )}
    </span>
  );
}
