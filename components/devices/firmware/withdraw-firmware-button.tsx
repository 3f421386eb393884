"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useModelSaved } from "#components/devices/use-model-saved.ts";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";

export function WithdrawFirmwareButton({ modelCode, version }: { modelCode: string; version: string }) {
  const t = useTranslations("console.models.firmware");
  const [open, setOpen] = useState(false);
  const saved = useModelSaved(t("withdrawDone"), () => setOpen(false));
  const withdraw = useMutation(useTRPC().models.withdrawFirmware.mutationOptions(saved));
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={`${t("withdraw")}: ${version}`}
        onClick={() => setOpen(true)}
      >
        {t("withdraw")}
      </Button>
      {open && (
        <ReasonDialog
          open
          onOpenChange={setOpen}
          title={t("withdrawTitle", { version })}
          description={t("withdrawText")}
          label={t("reason")}
          submitLabel={t("withdraw")}
          destructive
          busy={withdraw.isPending}
          error={withdraw.error}
          onSubmit={(reason) => withdraw.mutate({ modelCode, version, reason })}
        />
      )}
    </>
  );
}
