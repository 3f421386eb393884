"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { AccountView } from "#server/domain/settlements/views.ts";
import { MoneyStatus } from "../badges.tsx";
import { ConfirmAccountForm } from "./confirm-account-form.tsx";
import { OfferAccountDialog } from "./offer-account-dialog.tsx";

/** What may still come into force, and what is. */
const SHOWN = ["proving", "given", "in_force"] as const satisfies AccountView["status"][];

/** Where the money goes: the account in force, and one that is to be proven. */
export function OwnAccounts({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const [offering, setOffering] = useState(false);
  const accounts = useQuery(
    trpc.settlements.accounts.queryOptions({ merchantId }, { refetchInterval: 30_000 }),
  );
  return (
    <Panel
      title={t("accounts")}
      actions={
        <Button variant="secondary" size="small" onClick={() => setOffering(true)}>
          {t("changeAccount")}
        </Button>
      }
    >
      <QueryView query={accounts}>
        {({ items }) => {
          const shown = items.filter(({ status }) => SHOWN.some((one) => one === status));
          return (
            <div className="grid gap-4">
              {!shown.some(({ status }) => status === "in_force") && (
                <Alert tone="warn">{t("noneInForce")}</Alert>
              )}
              {shown.map((account) => (
                <Account key={account.id} account={account} />
              ))}
            </div>
          );
        }}
      </QueryView>
      {offering && <OfferAccountDialog merchantId={merchantId} onClose={() => setOffering(false)} />}
    </Panel>
  );
}

function Account({ account }: { account: AccountView }) {
  const t = useTranslations("merchant.money");
  const words = useTranslations("words");
  const { status, bankName, numberMasked, accountNameMasked, accountType, expiresAt } = account;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{bankName}</span>
        <span className="figures">{numberMasked}</span>
        <MoneyStatus of="accountStatus" status={status} />
      </p>
      <p className="text-sm text-ink-soft">
        {accountNameMasked} · {words(`accountType.${accountType}`)}
      </p>
      {status !== "in_force" && (
        <p className="text-sm text-ink-soft">
          {t(status === "given" ? "transferring" : "readBack")} <AbsoluteDate at={expiresAt} />
        </p>
      )}
      {status === "proving" && <ConfirmAccountForm account={account} />}
    </div>
  );
}
