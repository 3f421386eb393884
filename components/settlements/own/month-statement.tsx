"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { addMonths, parseDate, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { ExplainedPosting, StatementView } from "#server/domain/settlements/statements.ts";
import { AmountPartsList, type Part } from "../amount-parts.tsx";
import { ExplainedAmount } from "./explained-amount.tsx";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month from what was taken to what is left, with the entries of every line, and as a file. */
export function MonthStatement({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const format = useFormatter();
  const [asked, setAsked] = useUrlState("month");
  const present = shanghaiDate(new Date()).slice(0, 7);
  const month = MONTH.test(asked) && asked <= present ? asked : present;
  const name = format.dateTime(new Date(`${month}-15T00:00:00Z`), { year: "numeric", month: "short" });
  const statement = useQuery(trpc.settlements.statement.queryOptions({ merchantId, period: month }));
  const turn = (months: number) => setAsked(addMonths(parseDate(`${month}-01`), months).slice(0, 7));
  return (
    <Panel
      title={t("statementOf", { month: name })}
      actions={
        <span className="flex gap-1">
          <Button size="icon" variant="ghost" aria-label={t("before")} onClick={() => turn(-1)}>
            <ChevronLeft aria-hidden className="size-4" />
          </Button>
          <Button
            size="icon"
            variant="ghost"
            aria-label={t("after")}
            disabled={month === present}
            onClick={() => turn(1)}
          >
            <ChevronRight aria-hidden className="size-4" />
          </Button>
        </span>
      }
    >
      <QueryView query={statement}>{(one) => <Month statement={one} />}</QueryView>
    </Panel>
  );
}

function Month({ statement }: { statement: StatementView }) {
  const t = useTranslations("merchant.money");
  const parts = useTranslations("words.amountParts");
  const [asked, ask] = useState<Part | null>(null);
  const { merchantId, period } = statement;
  return (
    <>
      <AmountPartsList amounts={statement} onExplain={ask} />
      <dl className="mt-4 grid gap-1 border-t border-line pt-2 text-sm">
        {BALANCES.map(({ key, word }) => (
          <div key={key} className="flex min-h-8 items-center justify-between gap-4">
            <dt className="text-ink-soft">{t(word)}</dt>
            {/* Below the amounts above, which have a button beside them. */}
            <dd className="pe-13 sm:pe-10">
              <Money fen={statement[key]} />
            </dd>
          </div>
        ))}
      </dl>
      <Files merchantId={merchantId} period={period} />
      {asked !== null && (
        <ExplainedAmount
          title={parts(asked)}
          question={{ merchantId, period, part: asked }}
          amountOf={(posting) => posting[FEN_OF[asked]]}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

const BALANCES = [
  { key: "openingFen", word: "opening" },
  { key: "paidOutFen", word: "paidOut" },
  { key: "closingFen", word: "closing" },
] as const;

const FEN_OF = {
  taken: "takenFen",
  refunded: "refundedFen",
  instalment_fee: "instalmentFeeFen",
  acquiring_fee: "acquiringFeeFen",
  service_fee: "serviceFeeFen",
  adjustment: "adjustmentFen",
} as const satisfies Record<Part, keyof ExplainedPosting>;

function Files({ merchantId, period }: { merchantId: string; period: string }) {
  const t = useTranslations("merchant.money");
  const locale = useLocale();
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {(["pdf", "csv"] as const).map((as) => (
        <Button key={as} asChild variant="secondary" size="small">
          <a
            href={`/api/statements/${merchantId}?${new URLSearchParams({ period, locale, as }).toString()}`}
            download
          >
            <Download aria-hidden className="size-4" />
            {t(as)}
          </a>
        </Button>
      ))}
    </div>
  );
}
