"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { CARRIERS } from "#server/domain/shipments/carriers.ts";
import { dispatch } from "#server/domain/shipments/shipping.ts";

/** Under which number the repaired device goes back. */
export function SendBackForm({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const t = useTranslations("console.claims");
  const shipments = useTranslations("console.shipments");
  const shell = useTranslations("shell");
  const carriers = useTranslations("words.carrier");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const sendBack = useMutation(trpc.claims.sendBack.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof dispatch>, unknown, z.output<typeof dispatch>>({
    resolver: zodResolver(dispatch),
    defaultValues: { carrier: "sf", trackingNumber: "" },
  });
  return (
    <FormDialog
      title={t("act.send_back")}
      description={t("actText.send_back")}
      submitLabel={t("act.send_back")}
      busy={sendBack.isPending}
      error={sendBack.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        sendBack.mutate({ claimId: claim.id, version: claim.version, ...values }),
      )}
    >
      <SelectField
        control={form.control}
        name="carrier"
        label={shipments("carrier")}
        placeholder={shell("choose")}
        options={CARRIERS.map((value) => ({ value, label: carriers(value) }))}
      />
      <TextField
        control={form.control}
        name="trackingNumber"
        label={shipments("trackingNumber")}
        autoCapitalize="characters"
        className="font-mono"
      />
    </FormDialog>
  );
}
