"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Money } from "#components/ui/money/money.tsx";
import { MoneyBars } from "#components/ui/money/money-bars.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Takings as TakingsView } from "#server/domain/ledger/views.ts";

const DAYS = 14;

/** The last two weeks, day by day, and what was left after fees. */
export function Takings({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.takings");
  const trpc = useTRPC();
  const takings = useQuery(
    trpc.payments.takings.queryOptions({ merchantId, days: DAYS }, { refetchInterval: 30_000 }),
  );
  return (
    <Panel title={t("title", { days: DAYS })}>
      <QueryView query={takings} loading={<Skeleton className="h-72" />}>
        {(data) => (
          <>
            <Totals takings={data} />
            {data.totals.grossFen === 0 ? (
              <p className="text-sm text-ink-soft">{t("none")}</p>
            ) : (
              <TakingsChart days={data.days} />
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function Totals({ takings: { totals } }: { takings: TakingsView }) {
  const t = useTranslations("merchant.takings");
  const figures = [
    { label: t("total"), fen: totals.grossFen },
    { label: t("refunded"), fen: totals.refundedFen },
    { label: t("fees"), fen: totals.feesFen },
    { label: t("net"), fen: totals.netFen },
  ];
  return (
    <dl className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt className="text-sm text-ink-soft">{figure.label}</dt>
          <dd className="text-xl font-semibold">
            <Money fen={figure.fen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TakingsChart({ days }: { days: TakingsView["days"] }) {
  const t = useTranslations("merchant.takings");
  return (
    <MoneyBars
      label={t("chartLabel")}
      className="h-56"
      rows={days}
      category="date"
      categoryText={(date) => date.slice(5)}
      parts={[
        { key: "netFen", name: t("net"), fill: "main" },
        { key: "feesFen", name: t("fees"), fill: "cost" },
        { key: "refundedFen", name: t("refunded"), fill: "given" },
      ]}
    />
  );
}
