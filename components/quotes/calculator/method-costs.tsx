"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { MethodQuote } from "#server/domain/quotes/method-quote.ts";
import type { FeeAsked } from "./use-fee-asked.ts";

/** Paid at once instead: what each method costs the merchant, the cheapest first (S14). */
export function MethodCosts({ asked }: { asked: FeeAsked }) {
  const t = useTranslations("fees.methods");
  const trpc = useTRPC();
  const methods = useQuery(
    trpc.fees.methods.queryOptions(asked, { placeholderData: (previous) => previous }),
  );
  return (
    <section aria-labelledby="methods" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="methods" className="text-lg">
          {t("title")}
        </h2>
        <p className="text-sm text-ink-soft">{t("lead")}</p>
      </div>
      <QueryView query={methods} loading={<Skeleton className="h-48" />}>
        {(data) => (
          <Table label={t("title")} dense>
            <thead>
              <tr>
                <Th>{t("method")}</Th>
                <Th numeric>{t("rate")}</Th>
                <Th numeric>{t("fee")}</Th>
                <Th numeric>{t("net")}</Th>
              </tr>
            </thead>
            <tbody>
              {data.map((method) => (
                <MethodRow key={method.method} quote={method} />
              ))}
            </tbody>
          </Table>
        )}
      </QueryView>
    </section>
  );
}

function MethodRow({ quote }: { quote: MethodQuote }) {
  const t = useTranslations("fees.methods");
  return (
    <Tr>
      <Td>{t(`name.${quote.method}`)}</Td>
      <Td numeric>
        {formatPpm(quote.ratePpm)}
        {quote.capFen !== null && (
          <span className="block text-xs text-ink-soft">{t("cap", { amount: formatFen(quote.capFen) })}</span>
        )}
      </Td>
      <Td numeric>
        <Money fen={quote.acquiringFeeFen} />
        {quote.capped && (
          <span className="block">
            <Badge tone="accent">{t("capped")}</Badge>
          </span>
        )}
      </Td>
      <Td numeric>
        <Money fen={quote.sellerNetFen} />
      </Td>
    </Tr>
  );
}
