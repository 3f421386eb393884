"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { confirmAccountInput } from "#server/domain/settlements/inputs.ts";
import type { AccountView } from "#server/domain/settlements/views.ts";

const schema = confirmAccountInput.pick({ amountFen: true });

/** The owner reads back the amount of the small transfer: three tries. */
export function ConfirmAccountForm({ account }: { account: AccountView }) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const confirm = useMutation(trpc.settlements.confirmAccount.mutationOptions());
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
  });
  const missed = confirm.data !== undefined && confirm.data.status !== "in_force";
  return (
    <form
      noValidate
      className="grid gap-3 rounded-lg bg-sunken p-4"
      onSubmit={form.handleSubmit(({ amountFen }) =>
        confirm.mutate({ accountId: account.id, version: account.version, amountFen }),
      )}
    >
      <FormProblem error={confirm.error} />
      {missed && (
        <Alert tone="warn">{t("missed", { count: confirm.data?.triesLeft ?? account.triesLeft })}</Alert>
      )}
      <MoneyField
        control={form.control}
        name="amountFen"
        label={t("proofAmount")}
        hint={t("proofHint", { count: account.triesLeft })}
      />
      <div>
        <Button type="submit" busy={confirm.isPending}>
          {t("confirmAccount")}
        </Button>
      </div>
    </form>
  );
}
