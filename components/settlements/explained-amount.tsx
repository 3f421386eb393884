"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { STATEMENT_WORDS } from "#server/domain/settlements/statement-words.ts";
import type { ExplainedPosting, ExplainInput } from "#server/domain/settlements/statements.ts";

/** The postings that make an amount, each leading to its payment. */
export function ExplainedAmount({ of }: { of: ExplainInput }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const explanation = useQuery(trpc.settlements.explain.queryOptions(of));
  return (
    <QueryView query={explanation}>
      {({ postings, more }) => (
        <div className="grid gap-3">
          {more && <Alert>{t("moreEntries")}</Alert>}
          <Postings postings={postings} />
        </div>
      )}
    </QueryView>
  );
}

function Postings({ postings }: { postings: readonly ExplainedPosting[] }) {
  const t = useTranslations("console.settlements");
  const parts = useTranslations("words.amountParts");
  const { kinds } = STATEMENT_WORDS[useLocale() === "en" ? "en" : "zh-CN"];
  const money = (id: string, header: string, fenOf: (one: ExplainedPosting) => number) => ({
    ...{ id, header, numeric: true },
    cell: (one: ExplainedPosting) => <Money fen={fenOf(one)} />,
    text: (one: ExplainedPosting) => fenOf(one) / 100,
  });
  const columns: Column<ExplainedPosting>[] = [
    {
      id: "at",
      header: t("effectiveAt"),
      cell: (one) => <AbsoluteDate at={one.effectiveAt} />,
      text: (one) => one.effectiveAt,
    },
    { id: "kind", header: t("kind"), cell: (one) => kinds[one.kind], text: (one) => kinds[one.kind] },
    {
      id: "source",
      header: t("source"),
      cell: (one) =>
        one.paymentId === null ? (
          <span className="font-mono text-xs">{one.sourceId}</span>
        ) : (
          <Link href={`/console/payments/${one.paymentId}`} className="font-mono text-xs underline">
            {one.orderNumber}
          </Link>
        ),
      text: (one) => one.orderNumber ?? one.sourceId,
    },
    money("taken", parts("taken"), (one) => one.takenFen),
    money("refunded", parts("refunded"), (one) => one.refundedFen),
    money("fees", t("fees"), (one) => one.instalmentFeeFen + one.acquiringFeeFen + one.serviceFeeFen),
    money("net", parts("net"), (one) => one.netFen),
  ];
  return (
    <DataTable
      label={t("entriesLabel")}
      items={postings}
      keyOf={(one) => one.postingId}
      columns={columns}
      csvName="settlement-entries"
    />
  );
}
