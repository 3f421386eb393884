"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { setFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";
import type { ModelFile } from "#server/domain/devices/prices/views.ts";

export function SetFirmwareButton({ file }: { file: ModelFile }) {
  const t = useTranslations("console.models.firmware");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("set")}
      </Button>
      {open && <SetFirmwareDialog file={file} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Which of the released versions terminals are to run, and how many are below before they have loaded it. */
function SetFirmwareDialog({ file, onClose }: { file: ModelFile; onClose: () => void }) {
  const t = useTranslations("console.models.firmware");
  const shell = useTranslations("shell");
  const nameOf = useModelName();
  const { model, firmware } = file;
  const { code: modelCode, name: modelName, minimumFirmware: minimum, targetFirmware: target } = model;
  const said = useSaid(onClose);
  const set = useMutation(useTRPC().models.setFirmware.mutationOptions(said(t("saved"))));
  const { control, handleSubmit, watch } = useForm({
    resolver: zodResolver(setFirmwareInput),
    defaultValues: { modelCode, minimum, target, seen: { minimum, target }, reason: "" },
  });
  const options = firmware.releases
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ version }) => ({ value: version, label: version }));
  const chosen = watch("minimum");
  const below = firmware.running
    .filter(({ version }) => chosen !== "" && compareFirmware(version, chosen) < 0)
    .reduce((sum, { terminals }) => sum + terminals, 0);
  return (
    <FormDialog
      title={t("setTitle", { model: nameOf({ modelCode, modelName }) })}
      description={t("setText")}
      submitLabel={t("save")}
      busy={set.isPending}
      error={set.error}
      onClose={onClose}
      onSubmit={handleSubmit((wanted) => set.mutate(wanted))}
    >
      {(["minimum", "target"] as const).map((name) => (
        <SelectField
          key={name}
          control={control}
          name={name}
          label={t(name)}
          placeholder={t("choose")}
          options={options}
        />
      ))}
      {below > 0 && <Alert tone="warn">{t("below", { count: below })}</Alert>}
      <TextAreaField control={control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
    </FormDialog>
  );
}
