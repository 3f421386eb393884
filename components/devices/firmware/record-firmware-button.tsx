"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Checkbox } from "#components/form/checkbox-field.tsx";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextAreaField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { recordFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";

export function RecordFirmwareButton({ modelCode }: { modelCode: string }) {
  const t = useTranslations("console.models.firmware");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        {t("record")}
      </Button>
      {open && <RecordFirmwareDialog modelCode={modelCode} onClose={() => setOpen(false)} />}
    </>
  );
}

function RecordFirmwareDialog({ modelCode, onClose }: { modelCode: string; onClose: () => void }) {
  const t = useTranslations("console.models.firmware");
  const shell = useTranslations("shell");
  const today = shanghaiDate(new Date());
  const said = useSaid(onClose);
  const record = useMutation(useTRPC().models.recordFirmware.mutationOptions(said(t("recorded"))));
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(recordFirmwareInput),
    defaultValues: { modelCode, version: "", releasedOn: today, mandatory: false, note: "" },
  });
  return (
    <FormDialog
      title={t("recordTitle")}
      description={modelCode}
      submitLabel={t("record")}
      busy={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={handleSubmit((release) => record.mutate(release))}
    >
      <TextField control={control} name="version" label={t("version")} hint={t("versionHint")} />
      <TextField
        control={control}
        name="releasedOn"
        label={t("releasedOn")}
        hint={t("releasedHint")}
        type="date"
        max={today}
      />
      <TextAreaField control={control} name="note" label={t("note")} optional={shell("optional")} />
      <Checkbox control={control} name="mandatory" label={t("mandatoryLabel")} />
    </FormDialog>
  );
}
