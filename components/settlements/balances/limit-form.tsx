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
import { proposeLimitInput } from "#server/domain/ledger/limits.ts";

interface LimitFormProps {
  merchant: { id: string; name: string };
  onClose: () => void;
}

/** Proposes how far a merchant may owe us; another person agrees. */
export function LimitForm({ merchant, onClose }: LimitFormProps) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const propose = useMutation(trpc.ledger.proposeLimit.mutationOptions(said(t("limitProposed"))));
  const form = useForm<z.input<typeof proposeLimitInput>, unknown, z.output<typeof proposeLimitInput>>({
    resolver: zodResolver(proposeLimitInput),
    defaultValues: { merchantId: merchant.id, reason: "" },
  });
  return (
    <FormDialog
      title={t("changeLimit")}
      description={t("changeLimitText", { merchant: merchant.name })}
      submitLabel={t("adjustPropose")}
      busy={propose.isPending}
      error={propose.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((asked) => propose.mutate(asked))}
    >
      <MoneyField control={form.control} name="overdraftFen" label={t("limit")} />
      <TextAreaField control={form.control} name="reason" label={t("reason")} />
    </FormDialog>
  );
}
