"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { LimitView } from "#server/domain/ledger/limits.ts";
import type { BalancesView } from "#server/domain/ledger/views.ts";
import { MoneyStatus } from "./badges.tsx";
import { AdjustForm } from "./balances/adjust-form.tsx";
import { LimitForm } from "./balances/limit-form.tsx";
import { WaitingLimits } from "./balances/waiting-limits.tsx";
import { HoldForm } from "./hold-form.tsx";

/** What finance sees of a merchant: what it has, where it is paid, and what may be done about it. */
export function MerchantMoney({ merchantId, merchantName }: { merchantId: string; merchantName: string }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const balances = useQuery(trpc.ledger.balances.queryOptions({ merchantId }));
  const limit = useQuery(trpc.ledger.limit.queryOptions({ merchantId }));
  const month = new Date(Date.now() + 28_800_000).toISOString().slice(0, 7);
  return (
    <Panel
      title={t("money")}
      actions={
        <span className="flex flex-wrap gap-2 text-sm">
          <a className="underline" href={`/api/statements/${merchantId}?period=${month}&as=pdf`}>
            {t("statementPdf", { month })}
          </a>
          <a className="underline" href={`/api/statements/${merchantId}?period=${month}&as=csv`}>
            CSV
          </a>
        </span>
      }
    >
      <QueryView query={balances}>{(data) => <Balances balances={data} limit={limit.data} />}</QueryView>
      <Accounts merchantId={merchantId} />
      <WaitingLimits merchantId={merchantId} />
      <Acts merchant={{ id: merchantId, name: merchantName }} />
    </Panel>
  );
}

function Balances({ balances, limit }: { balances: BalancesView; limit: LimitView | undefined }) {
  const t = useTranslations("console.settlements");
  const amount = (fen: number) => <Money fen={fen} />;
  return (
    <DescriptionList
      dense
      items={[
        { term: t("layers.postedFen"), value: amount(balances.postedFen) },
        { term: t("layers.reservedFen"), value: amount(balances.reservedFen) },
        { term: t("available"), value: amount(balances.availableFen) },
        ...(limit === undefined
          ? []
          : [
              {
                term: t("limit"),
                value: (
                  <>
                    {amount(limit.overdraftFen)}
                    {limit.isEverybodys && <span className="text-ink-soft"> · {t("everybodys")}</span>}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}

function Accounts({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const accounts = useQuery(trpc.settlements.accounts.queryOptions({ merchantId }));
  return (
    <QueryView query={accounts}>
      {({ items }) => (
        <ul className="mt-3 divide-y divide-line text-sm">
          {items.length === 0 && <li className="py-2 text-ink-soft">{t("noAccount")}</li>}
          {items.slice(0, 5).map((account) => (
            <li key={account.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                {account.bankName} {account.numberMasked.slice(-8)}
              </span>
              <span className="flex flex-wrap items-center gap-2">
                {account.wait !== null && <WaitCell wait={account.wait} />}
                <MoneyStatus of="accountStatus" status={account.status} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
}

function Acts({ merchant }: { merchant: { id: string; name: string } }) {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const [asking, setAsking] = useState<"hold" | "adjust" | "limit" | null>(null);
  const close = () => setAsking(null);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button asChild variant="secondary">
        <Link href={`/console/settlements?tab=payouts&view=all&search=${encodeURIComponent(merchant.name)}`}>
          {t("tabs.payouts")}
        </Link>
      </Button>
      {may("ledger:adjust") && (
        <Button variant="secondary" onClick={() => setAsking("adjust")}>
          {t("adjust")}
        </Button>
      )}
      {may("ledger:limit") && (
        <Button variant="secondary" onClick={() => setAsking("limit")}>
          {t("changeLimit")}
        </Button>
      )}
      {may("settlement:hold") && (
        <Button variant="ghost" onClick={() => setAsking("hold")}>
          {t("placeHold")}
        </Button>
      )}
      {asking === "hold" && <HoldForm merchant={merchant} onClose={close} />}
      {asking === "adjust" && <AdjustForm merchant={merchant} onClose={close} />}
      {asking === "limit" && <LimitForm merchant={merchant} onClose={close} />}
    </div>
  );
}
