"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "#components/api/trpc.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { recipient } from "#server/domain/devices/shipping.ts";

interface CreateShipmentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  deviceId: string;
  serialNumber: string;
}

/** To whom the reserved device goes. */
export function CreateShipmentDialog({
  open,
  onOpenChange,
  deviceId,
  serialNumber,
}: CreateShipmentDialogProps) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const form = useForm<z.input<typeof recipient>, unknown, z.output<typeof recipient>>({
    resolver: zodResolver(recipient),
    defaultValues: { name: "", mobile: "", address: "" },
  });
  const create = useMutation(
    trpc.shipments.create.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        toast(t("created"));
        void queryClient.invalidateQueries({ queryKey: trpc.shipments.pathKey() });
        router.push("/console/shipments");
      },
    }),
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("createTitle")} description={serialNumber}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => create.mutate({ deviceId, recipient: values }))}
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
