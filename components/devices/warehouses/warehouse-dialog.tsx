"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { openWarehouseInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { useWarehouseSaved } from "./use-warehouse-saved.ts";

interface WarehouseDialogProps {
  /** The one that is corrected; a new one where absent. */
  warehouse?: WarehouseView;
  onClose: () => void;
}

/** A new warehouse, or the name and address of one that there is: its code stays. */
export function WarehouseDialog({ warehouse, onClose }: WarehouseDialogProps) {
  const t = useTranslations("console.warehouses");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const saved = useWarehouseSaved(onClose);
  const open = useMutation(trpc.warehouses.open.mutationOptions({ onSuccess: () => saved(t("opened")) }));
  const change = useMutation(trpc.warehouses.change.mutationOptions({ onSuccess: () => saved(t("saved")) }));
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
    <Dialog
      open
      onOpenChange={onClose}
      title={warehouse === undefined ? t("new") : t("editTitle", { name: warehouse.name })}
    >
      <form noValidate className="grid gap-4" onSubmit={save}>
        <FormProblem error={open.error ?? change.error} />
        {warehouse === undefined && (
          <TextField control={control} name="code" label={t("code")} hint={t("codeHint")} />
        )}
        <TextField control={control} name="name" label={t("name")} />
        <TextField control={control} name="address" label={t("address")} hint={t("addressHint")} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="secondary" onClick={onClose}>
            {shell("cancel")}
          </Button>
          <Button type="submit" busy={open.isPending || change.isPending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
