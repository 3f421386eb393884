"use client";
import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { Change } from "#components/ui/money/signed-money.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { ShadowRun, ShadowTally } from "#server/domain/quotes/shadow-run.ts";

export function ShadowPlans({ plans }: Pick<ShadowRun, "plans">) {
  const t = useTranslations("console.shadow");
  const words = useTranslations("words");
  const tallies = useTallyColumns<ShadowRun["plans"][number]>();
  const nameOf = ({ method, term, bearer }: ShadowRun["plans"][number]) =>
    term === null || bearer === null
      ? words(`method.${method}`)
      : `${words("terms", { term })} · ${words(`bearerShort.${bearer}`)}`;
  return (
    <section className="grid grid-cols-1 gap-2">
      <h3 className="text-sm">{t("byPlan")}</h3>
      <DataTable
        label={t("byPlan")}
        items={plans}
        keyOf={(plan) => `${plan.method}/${plan.term}/${plan.bearer}`}
        columns={[{ id: "plan", header: t("plan"), cell: nameOf, text: nameOf }, ...tallies]}
        csvName="shadow-run-plans"
      />
    </section>
  );
}

export function ShadowMerchants({ merchants }: Pick<ShadowRun, "merchants">) {
  const t = useTranslations("console.shadow");
  const tallies = useTallyColumns<ShadowRun["merchants"][number]>();
  return (
    <section className="grid grid-cols-1 gap-2">
      <h3 className="text-sm">{t("byMerchant")}</h3>
      <DataTable
        label={t("byMerchant")}
        items={merchants}
        keyOf={({ merchantId }) => merchantId}
        columns={[
          { id: "merchant", header: t("merchant"), cell: ({ name }) => name, text: ({ name }) => name },
          ...tallies,
        ]}
        hrefOf={({ merchantId }) => `/console/merchants/${merchantId}`}
        csvName="shadow-run-merchants"
      />
    </section>
  );
}

function useTallyColumns<Tally extends ShadowTally>(): Column<Tally>[] {
  const t = useTranslations("console.shadow");
  const yuan = (fen: number) => formatFen(fen).replace("¥", "");
  return [
    {
      id: "payments",
      header: t("payments"),
      numeric: true,
      cell: ({ payments }) => payments,
      text: ({ payments }) => payments,
    },
    {
      id: "amount",
      header: t("amount"),
      numeric: true,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
      text: ({ amountFen }) => yuan(amountFen),
    },
    {
      id: "buyers",
      header: t("buyerChange"),
      numeric: true,
      cell: ({ buyerChangeFen }) => <Change fen={buyerChangeFen} good={false} />,
      text: ({ buyerChangeFen }) => yuan(buyerChangeFen),
    },
    {
      id: "sellers",
      header: t("sellerChange"),
      numeric: true,
      cell: ({ sellerChangeFen }) => <Change fen={sellerChangeFen} good />,
      text: ({ sellerChangeFen }) => yuan(sellerChangeFen),
    },
    {
      id: "refused",
      header: t("refusedCount"),
      numeric: true,
      cell: ({ refused }) => refused,
      text: ({ refused }) => refused,
    },
  ];
}
