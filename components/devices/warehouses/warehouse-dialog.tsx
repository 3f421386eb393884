"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { openWarehouseInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";

interface WarehouseDialogProps {
  /** The one that is corrected; a new one where absent. */
  warehouse?: WarehouseView;
  onClose: () => void;
}

/** A new warehouse, or the name and address of one that there is: its code stays. */
export function WarehouseDialog({ warehouse, onClose }: WarehouseDialogProps) {
  const t = useTranslations("console.warehouses");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const open = useMutation(trpc.warehouses.open.mutationOptions(said(t("opened"))));
  const change = useMutation(trpc.warehouses.change.mutationOptions(said(t("saved"))));
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(openWarehouseInput),
    defaultValues: {
      code: warehouse?.code ?? "",
      name: warehouse?.name ?? "",
      address: warehouse?.address ?? "",
    },
  });
  const { id, version } = warehouse ?? {};
  const save = handleSubmit(({ code, name, address }) =>
    id === undefined || version === undefined
      ? open.mutate({ code, name, address })
      : change.mutate({ warehouseId: id, version, name, address }),
  );
  return (
    <FormDialog
      title={warehouse === undefined ? t("new") : t("editTitle", { name: warehouse.name })}
      submitLabel={t("save")}
      busy={open.isPending || change.isPending}
      error={open.error ?? change.error}
      onClose={onClose}
      onSubmit={save}
    >
      {warehouse === undefined && (
        <TextField control={control} name="code" label={t("code")} hint={t("codeHint")} />
      )}
      <TextField control={control} name="name" label={t("name")} />
      <TextField control={control} name="address" label={t("address")} hint={t("addressHint")} />
    </FormDialog>
  );
}
