"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { RadioField } from "#components/form/radio-field.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { acceptClaimInput } from "#server/domain/claims/inputs.ts";
import { REMEDIES } from "#server/domain/claims/reasons.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";

const { shape } = acceptClaimInput;
const asked = z.strictObject({
  remedy: shape.remedy,
  costFen: shape.costFen,
  // An empty field says nothing; the portal asks for a reason where one is due.
  reason: z.literal("").or(shape.reason),
});

/** How a claim is made good, and whether it costs something. */
export function AcceptForm({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const t = useTranslations("console.claims");
  const shell = useTranslations("shell");
  const remedies = useTranslations("words.remedy");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const accept = useMutation(trpc.claims.accept.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { remedy: "replace", reason: "" },
  });
  const { inForce, until } = claim.warranty;
  return (
    <FormDialog
      title={t("act.accept")}
      description={t(inForce ? "inWarranty" : "outOfWarranty", { until })}
      submitLabel={t("act.accept")}
      busy={accept.isPending}
      error={accept.error}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ remedy, costFen, reason }) =>
        accept.mutate({
          ...{ claimId: claim.id, version: claim.version, remedy },
          ...(costFen !== undefined && { costFen }),
          ...(reason !== "" && reason !== undefined && { reason }),
        }),
      )}
    >
      <RadioField
        control={form.control}
        name="remedy"
        label={t("remedy")}
        cards={REMEDIES.map((value) => ({
          value,
          title: remedies(value),
          description: t(`remedyText.${value}`),
        }))}
      />
      <MoneyField
        control={form.control}
        name="costFen"
        label={t("cost")}
        hint={t("costHint")}
        optional={shell("optional")}
      />
      <TextAreaField
        control={form.control}
        name="reason"
        label={t("reason")}
        hint={t("againstWarranty")}
        optional={shell("optional")}
      />
    </FormDialog>
  );
}
