"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { ApplicationView } from "#server/domain/application/application-view.ts";

const ReasonDialog = dynamic(() =>
  import("#components/form/reason-dialog.tsx").then((file) => file.ReasonDialog),
);

export function AppealButton({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const appeal = useMutation(
    trpc.applications.appeal.mutationOptions({
      onSuccess: (fresh) => {
        queryClient.setQueryData(trpc.applications.get.queryKey({ applicationId: view.id }), fresh);
        setOpen(false);
        toast(t("appealed"));
      },
    }),
  );
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
