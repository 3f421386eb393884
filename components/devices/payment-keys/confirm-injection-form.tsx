"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { confirmInjectionInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";

const asked = confirmInjectionInput.pick({ checkValue: true });

interface ConfirmInjectionProps {
  held: PaymentKeyView;
  onClose: () => void;
}

/** The second custodian's word: the check value as it stands on the terminal. */
export function ConfirmInjectionForm({ held, onClose }: ConfirmInjectionProps) {
  const t = useTranslations("console.devices.keys");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const confirm = useMutation(trpc.devices.confirmInjection.mutationOptions(said(t("confirmed"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { checkValue: "" },
  });
  return (
    <FormDialog
      title={t("actTitle.confirm", { reference: held.reference })}
      description={t("actText.confirm")}
      submitLabel={t("act.confirm")}
      busy={confirm.isPending}
      error={confirm.error}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ checkValue }) =>
        confirm.mutate({ paymentKeyId: held.id, version: held.version, checkValue }),
      )}
    >
      <TextField
        control={form.control}
        name="checkValue"
        label={t("checkValue")}
        hint={t("checkValueHint")}
        className="font-mono uppercase"
      />
    </FormDialog>
  );
}
