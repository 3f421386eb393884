"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { TakingsDay } from "#server/domain/ledger/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** Today and the same day of the week before. */
const DAYS = 8;

/** What today leaves the shop, and how it comes about: taken − refunded − fees = net. Nothing while nothing was ever taken. */
export function Today({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.today");
  const trpc = useTRPC();
  const takings = useQuery(
    trpc.payments.takings.queryOptions({ merchantId, days: DAYS }, { refetchInterval: 15_000 }),
  );
  const { data } = takings;
  if (data === undefined) return <QueryView query={takings}>{() => null}</QueryView>;
  const [lastWeek, today] = [data.days[0], data.days.at(-1)];
  if (today === undefined || lastWeek === undefined || data.totals.payments === 0) return null;
  return (
    <Panel>
      <p className="text-sm text-ink-soft">{t("net")}</p>
      <p className="text-4xl font-semibold tracking-tight">
        <Money fen={today.netFen} />
      </p>
      <Compared today={today} lastWeek={lastWeek} />
      <Sum day={today} />
    </Panel>
  );
}

function Compared({ today, lastWeek }: { today: TakingsDay; lastWeek: TakingsDay }) {
  const t = useTranslations("merchant.today");
  const gap = today.netFen - lastWeek.netFen;
  if (gap === 0) return <p className="mt-1 text-sm text-ink-soft">{t("asLastWeek")}</p>;
  const Arrow = gap > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <p className="mt-1 flex items-center gap-1 text-sm text-ink-soft">
      <Arrow aria-hidden className="size-4" />
      {t(gap > 0 ? "moreThanLastWeek" : "lessThanLastWeek", { gap: formatFen(Math.abs(gap)) })}
    </p>
  );
}

function Sum({ day }: { day: TakingsDay }) {
  const t = useTranslations("merchant.today");
  const parts = [
    { label: t("taken", { count: day.payments }), fen: day.grossFen, sign: "" },
    { label: t("refunded"), fen: day.refundedFen, sign: "−" },
    { label: t("fees"), fen: day.feesFen, sign: "−" },
  ];
  return (
    <dl className="mt-4 grid gap-2 border-t border-line pt-4">
      {parts.map(({ label, fen, sign }) => (
        <div key={label} className="flex items-baseline justify-between gap-4">
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd className="figures">
            {fen !== 0 && sign}
            <Money fen={fen} />
          </dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
        <dt>{t("left")}</dt>
        <dd className="figures">
          <Money fen={day.netFen} />
        </dd>
      </div>
    </dl>
  );
}
