"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { recipient } from "#server/domain/shipments/shipping.ts";
import { useStoreAddress } from "./use-store-address.ts";

export interface ParceledDevice {
  id: string;
  serialNumber: string;
  merchantId: string | null;
}

interface CreateShipmentDialogProps {
  device: ParceledDevice;
  onClose: () => void;
}

/** To whom the reserved device goes; the address begins as the merchant's store. */
export function CreateShipmentDialog({ device, onClose }: CreateShipmentDialogProps) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const form = useForm<z.input<typeof recipient>, unknown, z.output<typeof recipient>>({
    resolver: zodResolver(recipient),
    defaultValues: { name: "", mobile: "", address: "" },
  });
  const { setValue } = form;
  const address = useStoreAddress(device.merchantId);
  const touched = form.formState.dirtyFields.address === true;
  useEffect(() => {
    if (address !== undefined && !touched) setValue("address", address);
  }, [address, touched, setValue]);
  const create = useMutation(
    trpc.shipments.create.mutationOptions({
      onSuccess: () => {
        onClose();
        toast(t("created"));
        router.push("/console/shipments");
      },
    }),
  );
  return (
    <Dialog open onOpenChange={onClose} title={t("createTitle")} description={device.serialNumber}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => create.mutate({ deviceId: device.id, recipient: values }))}
      >
        <FormProblem error={create.error} />
        <TextField control={form.control} name="name" label={t("recipientName")} />
        <TextField
          control={form.control}
          name="mobile"
          label={t("recipientMobile")}
          type="tel"
          inputMode="tel"
        />
        <TextField control={form.control} name="address" label={t("recipientAddress")} />
        <Button type="submit" busy={create.isPending}>
          {t("create")}
        </Button>
      </form>
    </Dialog>
  );
}
