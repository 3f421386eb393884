"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { foldSerial } from "#server/domain/fields/typed.ts";
import { CARRIERS, looksUnusual } from "#server/domain/shipments/carriers.ts";
import { dispatch } from "#server/domain/shipments/shipping.ts";

import type { ShipmentView } from "#server/domain/shipments/views.ts";

interface ShipDialogProps {
  /** Whether the label is put right of a parcel that has left, or given to one that leaves. */
  correct?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shipment: ShipmentView;
  onSuccess: () => void;
}

/** Carrier and tracking number; an odd number is pointed out and not blocked. */
export function ShipDialog({ correct = false, open, onOpenChange, shipment, onSuccess }: ShipDialogProps) {
  const t = useTranslations("console.shipments");
  const shell = useTranslations("shell");
  const carriers = useTranslations("words.carrier");
  const trpc = useTRPC();
  const procedure = correct ? trpc.shipments.correctLabel : trpc.shipments.ship;
  const ship = useMutation(procedure.mutationOptions({ onSuccess }));
  const form = useForm<z.input<typeof dispatch>, unknown, z.output<typeof dispatch>>({
    resolver: zodResolver(dispatch),
    defaultValues: { carrier: shipment.carrier ?? "sf", trackingNumber: "" },
  });
  const { carrier, trackingNumber } = form.watch();
  const odd = trackingNumber.length >= 6 && looksUnusual(carrier, foldSerial(trackingNumber));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(correct ? "correctTitle" : "shipTitle")}
      description={`${shipment.merchantName} · ${shipment.serialNumber}`}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) =>
          ship.mutate({ shipmentId: shipment.id, version: shipment.version, ...values }),
        )}
      >
        <FormProblem error={ship.error} />
        <SelectField
          control={form.control}
          name="carrier"
          label={t("carrier")}
          placeholder={shell("choose")}
          options={CARRIERS.map((value) => ({ value, label: carriers(value) }))}
        />
        <TextField
          control={form.control}
          name="trackingNumber"
          label={t("trackingNumber")}
          autoCapitalize="characters"
          className="font-mono"
        />
        {odd && <Alert tone="warn">{t("odd")}</Alert>}
        <Button type="submit" busy={ship.isPending}>
          {t(correct ? "correctLabel" : "ship")}
        </Button>
      </form>
    </Dialog>
  );
}
