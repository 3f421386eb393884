"use client";

import { useMutation } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { RETENTION_DAYS } from "#server/domain/applications/retention.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { useStepTaken } from "./use-step-taken.ts";

const ConfirmDialog = dynamic(() =>
  import("#components/ui/overlays/confirm-dialog.tsx").then((file) => file.ConfirmDialog),
);

export function WithdrawButton({ view, name }: { view: ApplicationView; name: string }) {
  const t = useTranslations("apply");
  const { open, setOpen, onSuccess } = useStepTaken(view, t("withdrawn"));
  const withdraw = useMutation(useTRPC().applications.withdraw.mutationOptions({ onSuccess }));
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        {t("withdraw")}
      </Button>
      {open && (
        <ConfirmDialog
          open
          onOpenChange={setOpen}
          title={t("withdrawTitle", { name })}
          description={t("withdrawText", { days: RETENTION_DAYS.withdrawn })}
          confirmLabel={t("withdraw")}
          destructive
          busy={withdraw.isPending}
          onConfirm={() => withdraw.mutate({ applicationId: view.id, version: view.version })}
        >
          <FormProblem error={withdraw.error} />
        </ConfirmDialog>
      )}
    </>
  );
}
