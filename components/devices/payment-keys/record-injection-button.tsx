"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { recordInjectionInput } from "#server/domain/devices/payment-keys/inputs.ts";
import { PAYMENT_KEY_KINDS } from "#server/domain/devices/payment-keys/status.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";

export function RecordInjectionButton({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices.keys");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("record")}
      </Button>
      {open && <RecordInjectionForm device={device} onClose={() => setOpen(false)} />}
    </>
  );
}

type Typed = z.input<typeof recordInjectionInput>;

/** The first custodian's word; the reference and the check value, never the key. */
function RecordInjectionForm({ device, onClose }: { device: DeviceView; onClose: () => void }) {
  const t = useTranslations("console.devices.keys");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const record = useMutation(trpc.devices.recordInjection.mutationOptions(said(t("recorded"))));
  const form = useForm<Typed, unknown, z.output<typeof recordInjectionInput>>({
    resolver: zodResolver(recordInjectionInput),
    defaultValues: { deviceId: device.id, reference: "", checkValue: "" },
    shouldUnregister: true,
  });
  const { control } = form;
  return (
    <FormDialog
      title={t("recordTitle", { serialNumber: device.serialNumber })}
      description={t("recordText")}
      submitLabel={t("record")}
      busy={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => record.mutate({ ...values, deviceId: device.id }))}
    >
      <input type="hidden" {...form.register("deviceId")} />
      <SelectField
        control={control}
        name="kind"
        label={t("kind")}
        placeholder={shell("choose")}
        options={PAYMENT_KEY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField control={control} name="reference" label={t("reference")} hint={t("referenceHint")} />
      <TextField
        control={control}
        name="checkValue"
        label={t("checkValue")}
        hint={t("checkValueHint")}
        className="font-mono uppercase"
      />
      {form.watch("kind") === "dukpt" && (
        <TextField control={control} name="ksn" label={t("ksn")} className="font-mono uppercase" />
      )}
    </FormDialog>
  );
}
