"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { RadioField } from "#components/form/radio-field.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";
import { proposeAdjustmentInput } from "#server/domain/ledger/adjustments.ts";
import { ADJUSTABLE_ACCOUNTS } from "#server/domain/ledger/chart.ts";
import { accountLabel } from "../account-label.ts";

const { shape } = proposeAdjustmentInput;
const DIRECTIONS = ["give", "take"] as const;
const asked = z.strictObject({
  direction: z.enum(DIRECTIONS),
  account: shape.account,
  amountFen,
  reason: shape.reason,
});

interface AdjustFormProps {
  merchant: { id: string; name: string };
  onClose: () => void;
}

/** Proposes to put something right with a merchant; another person books it. */
export function AdjustForm({ merchant, onClose }: AdjustFormProps) {
  const t = useTranslations("console.settlements");
  const shell = useTranslations("shell");
  const locale = useLocale();
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const propose = useMutation(trpc.ledger.proposeAdjustment.mutationOptions(said(t("adjustProposed"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { direction: "give", account: "suspense", reason: "" },
  });
  return (
    <FormDialog
      title={t("adjust")}
      description={t("adjustText", { merchant: merchant.name })}
      submitLabel={t("adjustPropose")}
      busy={propose.isPending}
      error={propose.error}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ direction, amountFen: fen, ...values }) =>
        propose.mutate({ merchantId: merchant.id, ...values, amountFen: direction === "give" ? fen : -fen }),
      )}
    >
      <RadioField
        control={form.control}
        name="direction"
        label={t("direction")}
        cards={DIRECTIONS.map((value) => ({
          value,
          title: t(`directions.${value}`),
          description: t(`directionText.${value}`),
        }))}
      />
      <MoneyField control={form.control} name="amountFen" label={t("amount")} />
      <SelectField
        control={form.control}
        name="account"
        label={t("account")}
        placeholder={shell("choose")}
        options={ADJUSTABLE_ACCOUNTS.map((value) => ({ value, label: accountLabel(value, locale) }))}
      />
      <TextAreaField control={form.control} name="reason" label={t("reason")} />
    </FormDialog>
  );
}
