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
import { settlementAnswers } from "#server/domain/applications/answers.ts";
import { ACCOUNT_TYPES } from "#server/domain/merchants/kinds.ts";

type Typed = z.input<typeof settlementAnswers>;
type Account = z.output<typeof settlementAnswers>;

/** Another account, asked for as in the application; the present one stays until this one is proven. */
export function OfferAccountDialog({ merchantId, onClose }: { merchantId: string; onClose: () => void }) {
  const t = useTranslations("merchant.money");
  const words = useTranslations("words.accountType");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const offer = useMutation(trpc.settlements.offerAccount.mutationOptions(said(t("offered"))));
  const form = useForm<Typed, unknown, Account>({
    resolver: zodResolver(settlementAnswers),
    defaultValues: { accountType: "personal", accountName: "", accountNumber: "", bankName: "" },
  });
  const { control } = form;
  return (
    <FormDialog
      title={t("changeAccount")}
      description={t("changeText")}
      submitLabel={t("offer")}
      busy={offer.isPending}
      error={offer.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((account) => offer.mutate({ merchantId, account }))}
    >
      <SelectField
        control={control}
        name="accountType"
        label={t("accountType")}
        placeholder={t("choose")}
        options={ACCOUNT_TYPES.map((value) => ({ value, label: words(value) }))}
      />
      <TextField control={control} name="accountName" label={t("accountName")} autoComplete="name" />
      <TextField
        control={control}
        name="accountNumber"
        label={t("accountNumber")}
        inputMode="numeric"
        className="figures"
        autoComplete="off"
      />
      <TextField control={control} name="bankName" label={t("bankName")} autoComplete="off" />
    </FormDialog>
  );
}
