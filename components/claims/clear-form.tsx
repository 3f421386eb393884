"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { RadioField } from "#components/form/radio-field.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { clearDeviceInput } from "#server/domain/claims/inputs.ts";
import { FINDINGS } from "#server/domain/claims/reasons.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";

const asked = clearDeviceInput.pick({ finding: true, reason: true });

/** What the examination of a device that is kept apart has found. */
export function ClearForm({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const t = useTranslations("console.claims");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const clear = useMutation(trpc.claims.clearDevice.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { reason: "" },
  });
  return (
    <FormDialog
      title={t("clear")}
      description={t("clearText", { serialNumber: claim.serialNumber })}
      submitLabel={t("clear")}
      busy={clear.isPending}
      error={clear.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        clear.mutate({ claimId: claim.id, version: claim.version, ...values }),
      )}
    >
      <RadioField
        control={form.control}
        name="finding"
        label={t("finding")}
        cards={FINDINGS.map((value) => ({
          value,
          title: t(`found.${value}`),
          description: t(`foundText.${value}`),
        }))}
      />
      <TextAreaField control={form.control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
    </FormDialog>
  );
}
