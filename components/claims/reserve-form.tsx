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
import { reserveReplacementInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";

const asked = reserveReplacementInput.pick({ serialNumber: true });

/** Which device in stock takes the place of the broken one. */
export function ReserveForm({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const t = useTranslations("console.claims");
  const terminals = useTranslations("console.terminals");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const reserve = useMutation(trpc.claims.reserve.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { serialNumber: "" },
  });
  return (
    <FormDialog
      title={t("act.reserve")}
      description={t("actText.reserve")}
      submitLabel={t("act.reserve")}
      busy={reserve.isPending}
      error={reserve.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        reserve.mutate({ claimId: claim.id, version: claim.version, ...values }),
      )}
    >
      <TextField
        control={form.control}
        name="serialNumber"
        label={terminals("swapSerial")}
        hint={terminals("swapSerialHint")}
        autoCapitalize="characters"
        autoFocus
        className="figures"
      />
    </FormDialog>
  );
}
