"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { ServiceFeeView } from "#server/domain/quotes/rates-view.ts";

/** The month's service fee as it stands, and how far the volume is from what decides it (S6). */
export function ServiceFee({ merchantId }: { merchantId: string }) {
  const t = useTranslations("fees.serviceFee");
  const trpc = useTRPC();
  const fee = useQuery(trpc.fees.serviceFee.queryOptions({ merchantId }));
  return (
    <Panel title={t("title")}>
      <QueryView query={fee} loading={<Skeleton className="h-16" />}>
        {(data) => <Month month={data} />}
      </QueryView>
    </Panel>
  );
}

function Month({ month: { month, volumeFen, rule, feeFen } }: { month: ServiceFeeView }) {
  const t = useTranslations("fees.serviceFee");
  if (rule === null) return <p className="text-sm text-ink-soft">{t("none")}</p>;
  const leftFen = Math.max(0, rule.volumeFen - volumeFen);
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{t("month", { month })}</span>
        <span>
          <Money fen={volumeFen} className="text-lg font-semibold" /> / <Money fen={rule.volumeFen} />
        </span>
      </p>
      <Progress label={t("progress")} value={Math.min(100, (volumeFen / rule.volumeFen) * 100)} />
      <p>
        {leftFen > 0 ? t("left", { amount: formatFen(leftFen) }) : t("reachedNow")}{" "}
        {t(rule.chargedWhen, { volume: formatFen(rule.volumeFen), fee: formatFen(rule.feeFen) })}
      </p>
      <p className="font-medium">{t("asItStands", { fee: formatFen(feeFen) })}</p>
    </div>
  );
}
