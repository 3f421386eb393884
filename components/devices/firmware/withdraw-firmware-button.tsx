"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";

export function WithdrawFirmwareButton({ modelCode, version }: { modelCode: string; version: string }) {
  const t = useTranslations("console.models.firmware");
  const [open, setOpen] = useState(false);
  const said = useSaid(() => setOpen(false));
  const saved = said(t("withdrawDone"));
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
