"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { WarehouseSelect } from "#components/devices/warehouses/warehouse-select.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { setLowStockInput } from "#server/domain/devices/inputs.ts";
import type { ModelView } from "#server/domain/devices/views.ts";

const typed = z.strictObject({ lowStockBelow: z.coerce.number().pipe(setLowStockInput.shape.lowStockBelow) });

/** Below how many units a model is pointed out. */
export function LowStockButton({ model }: { model: ModelView }) {
  const t = useTranslations("console.devices.catalogue");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" className="justify-self-start" onClick={() => setOpen(true)}>
        {t("setLow")}
      </Button>
      {open && <LowStockDialog model={model} onClose={() => setOpen(false)} />}
    </>
  );
}

function LowStockDialog({ model, onClose }: { model: ModelView; onClose: () => void }) {
  const t = useTranslations("console.devices.catalogue");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const form = useForm<z.input<typeof typed>, unknown, z.output<typeof typed>>({
    resolver: zodResolver(typed),
    defaultValues: { lowStockBelow: String(model.lowStockBelow) },
  });
  const [warehouseId, setWarehouseId] = useState("");
  const choose = (chosen: string) => {
    const place = model.stock.find((one) => one.warehouseId === chosen) ?? model;
    setWarehouseId(chosen);
    form.setValue("lowStockBelow", String(place.lowStockBelow));
  };
  const place = { modelCode: model.code, ...(warehouseId !== "" && { warehouseId }) };
  const save = useMutation(trpc.devices.setLowStock.mutationOptions(said(t("lowSet"))));
  return (
    <Dialog open onOpenChange={onClose} title={t("setLow")} description={`${model.name} (${model.code})`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => save.mutate({ ...place, ...values }))}
      >
        <FormProblem error={save.error} />
        <WarehouseSelect all value={warehouseId} onChange={choose} />
        <TextField control={form.control} name="lowStockBelow" label={t("lowBelow")} inputMode="numeric" />
        <Button type="submit" busy={save.isPending}>
          {t("save")}
        </Button>
      </form>
    </Dialog>
  );
}
