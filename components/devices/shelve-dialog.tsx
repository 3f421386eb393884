"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { WarehouseSelect } from "#components/devices/warehouses/warehouse-select.tsx";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { reason } from "#server/domain/fields/reason.ts";

const asked = z.strictObject({ reason });

interface ShelveDialogProps {
  title: string;
  description: string;
  submitLabel: string;
  /** Where the device lies already; null where it comes from outside. */
  warehouseId: string | null;
  busy: boolean;
  error: unknown;
  onSubmit: (answer: { reason: string; warehouseId?: string }) => void;
  onClose: () => void;
}

/** Puts a device on a shelf: where it lies already, or in the default warehouse unless another is chosen. */
export function ShelveDialog(props: ShelveDialogProps) {
  const t = useTranslations("console");
  const shell = useTranslations("shell");
  const [warehouseId, setWarehouseId] = useState(props.warehouseId ?? "");
  const { control, handleSubmit } = useForm({ resolver: zodResolver(asked), defaultValues: { reason: "" } });
  const submit = handleSubmit((answer) =>
    props.onSubmit({ ...answer, ...(warehouseId !== "" && { warehouseId }) }),
  );
  return (
    <FormDialog
      title={props.title}
      description={props.description}
      submitLabel={props.submitLabel}
      busy={props.busy}
      error={props.error}
      onClose={props.onClose}
      onSubmit={submit}
    >
      <WarehouseSelect value={warehouseId} onChange={setWarehouseId} />
      <TextAreaField control={control} name="reason" label={t("devices.reason")} hint={shell("reasonHint")} />
    </FormDialog>
  );
}
