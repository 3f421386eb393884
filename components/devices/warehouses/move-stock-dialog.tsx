"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { ScanField } from "#components/devices/scanning/scan-field.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { moveStockInput } from "#server/domain/devices/warehouses/inputs.ts";
import { serialNumber } from "#server/domain/fields/text.ts";
import { useOpenWarehouses } from "./use-open-warehouses.ts";

const { warehouseId, reason } = moveStockInput.shape;
const asked = z.strictObject({ warehouseId, reason });

/** Serials are scanned or typed one after the other, then all of them move at once or none. */
export function MoveStockDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console.warehouses");
  const shell = useTranslations("shell");
  const [serials, setSerials] = useState<string[]>([]);
  const [wrong, setWrong] = useState("");
  const toast = useToast();
  const move = useMutation(
    useTRPC().warehouses.move.mutationOptions({
      onSuccess: ({ moved }) => {
        onClose();
        toast(t("moved", { count: moved }));
      },
    }),
  );
  const warehouses = useOpenWarehouses();
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(asked),
    defaultValues: { warehouseId: "", reason: "" },
  });
  const scan = (text: string) => {
    if (text.trim() === "") return;
    const read = serialNumber.safeParse(text);
    setWrong(read.success ? "" : text);
    if (read.success) setSerials((before) => [read.data, ...before.filter((one) => one !== read.data)]);
  };
  return (
    <Dialog open onOpenChange={onClose} title={t("move")} description={t("moveText")}>
      <div className="grid gap-4">
        <ScanField label={t("serials")} hint={t("serialsHint")} onScan={scan} />
        {wrong !== "" && <Alert tone="danger">{t("noSerial", { text: wrong })}</Alert>}
        {serials.length > 0 && (
          <ol className="grid max-h-40 gap-1 overflow-y-auto text-sm" aria-label={t("serials")}>
            {serials.map((serial) => (
              <li key={serial} className="flex items-center justify-between border-b border-line py-1">
                <span className="figures">{serial}</span>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t("remove", { serial })}
                  onClick={() => setSerials((before) => before.filter((one) => one !== serial))}
                >
                  <X aria-hidden className="size-4" />
                </Button>
              </li>
            ))}
          </ol>
        )}
        <form
          noValidate
          className="grid gap-4"
          onSubmit={handleSubmit((to) => move.mutate({ ...to, serialNumbers: serials }))}
        >
          <FormProblem error={move.error} />
          <SelectField
            control={control}
            name="warehouseId"
            label={t("to")}
            placeholder={t("choose")}
            options={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextAreaField control={control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
          <Button type="submit" disabled={serials.length === 0} busy={move.isPending}>
            {t("moveCount", { count: serials.length })}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
