"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { DeviceView } from "#server/domain/devices/views.ts";

export function ReleaseButton({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const said = useSaid(() => setOpen(false));
  const release = useMutation(trpc.devices.release.mutationOptions(said(t("released"))));
  return (
    <>
      <Button variant="ghost" size="small" onClick={() => setOpen(true)}>
        {t("release")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("releaseTitle", { serialNumber: device.serialNumber })}
        description={t("releaseText")}
        confirmLabel={t("release")}
        destructive
        busy={release.isPending}
        onConfirm={() => release.mutate({ deviceId: device.id, version: device.version })}
      >
        <FormProblem error={release.error} />
      </ConfirmDialog>
    </>
  );
}
