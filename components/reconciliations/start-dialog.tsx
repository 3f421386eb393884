"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { startReconciliationInput } from "#server/domain/reconciliations/inputs.ts";

/** Which day is compared, for the first time or again. */
export function StartDialog({ day, onClose }: { day?: string; onClose: () => void }) {
  const t = useTranslations("console.reconciliations");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const start = useMutation(trpc.reconciliations.start.mutationOptions(said(t("started"))));
  const yesterday = daysAfter(shanghaiDate(new Date()), -1);
  const form = useForm({
    resolver: zodResolver(startReconciliationInput),
    defaultValues: { day: day ?? yesterday },
  });
  return (
    <FormDialog
      open
      title={t("start")}
      description={t("startText")}
      submitLabel={t("start")}
      busy={start.isPending}
      error={start.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => start.mutate(values))}
    >
      <TextField control={form.control} name="day" label={t("day")} type="date" max={yesterday} />
    </FormDialog>
  );
}
