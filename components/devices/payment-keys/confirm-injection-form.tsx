"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { confirmInjectionInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { useKeySaved } from "./use-key-saved.ts";

const asked = confirmInjectionInput.pick({ checkValue: true });

interface ConfirmInjectionProps {
  held: PaymentKeyView;
  onClose: () => void;
}

/** The second custodian's word: the check value as it stands on the terminal. */
export function ConfirmInjectionForm({ held, onClose }: ConfirmInjectionProps) {
  const t = useTranslations("console.devices.keys");
  const trpc = useTRPC();
  const confirm = useMutation(
    trpc.devices.confirmInjection.mutationOptions(useKeySaved(t("confirmed"), onClose)),
  );
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { checkValue: "" },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("actTitle.confirm", { reference: held.reference })}
      description={t("actText.confirm")}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit(({ checkValue }) =>
          confirm.mutate({ paymentKeyId: held.id, version: held.version, checkValue }),
        )}
      >
        <FormProblem error={confirm.error} />
        <TextField
          control={form.control}
          name="checkValue"
          label={t("checkValue")}
          hint={t("checkValueHint")}
          className="font-mono uppercase"
        />
        <Button type="submit" busy={confirm.isPending} className="justify-self-end">
          {t("act.confirm")}
        </Button>
      </form>
    </Dialog>
  );
}
