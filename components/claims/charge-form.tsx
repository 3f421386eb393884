"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { chargeClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";

const asked = chargeClaimInput.pick({ costFen: true, reason: true });

/** What the device costs that did not come back. */
export function ChargeForm({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const t = useTranslations("console.claims");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const charge = useMutation(trpc.claims.charge.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { reason: "" },
  });
  return (
    <FormDialog
      title={t("act.charge")}
      description={t("actText.charge", { serialNumber: claim.serialNumber })}
      submitLabel={t("act.charge")}
      destructive
      busy={charge.isPending}
      error={charge.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        charge.mutate({ claimId: claim.id, version: claim.version, ...values }),
      )}
    >
      <MoneyField control={form.control} name="costFen" label={t("price")} />
      <TextAreaField control={form.control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
    </FormDialog>
  );
}
