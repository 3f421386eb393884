"use client";

import { useMutation } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { useStepTaken } from "./use-step-taken.ts";

const ReasonDialog = dynamic(() =>
  import("#components/form/reason-dialog.tsx").then((file) => file.ReasonDialog),
);

export function AppealButton({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  const { open, setOpen, onSuccess } = useStepTaken(view, t("appealed"));
  const appeal = useMutation(useTRPC().applications.appeal.mutationOptions({ onSuccess }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("appeal")}</Button>
      {open && (
        <ReasonDialog
          open
          onOpenChange={setOpen}
          title={t("appealTitle")}
          description={t("appealText")}
          label={t("appealReason")}
          submitLabel={t("appeal")}
          busy={appeal.isPending}
          error={appeal.error}
          onSubmit={(reason) => appeal.mutate({ applicationId: view.id, version: view.version, reason })}
        />
      )}
    </>
  );
}
