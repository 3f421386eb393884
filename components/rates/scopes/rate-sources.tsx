"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import type { FeeAsked } from "#components/quotes/calculator/use-fee-asked.ts";
import { Panel } from "#components/ui/panel.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { EffectiveRatesView } from "#server/domain/quotes/rates-view.ts";
import { SourceMatrix } from "./source-matrix.tsx";

/** Where each value comes from: what every card in force says, the one that decides marked. */
export function RateSources({ asked }: { asked: FeeAsked }) {
  const t = useTranslations("console.prices");
  const trpc = useTRPC();
  const { amountFen: _amount, ...scope } = asked;
  const rates = useQuery(trpc.rates.effective.queryOptions(scope));
  return (
    <Panel title={t("sources")}>
      <p className="mb-3 text-sm text-ink-soft">{t("sourcesLead")}</p>
      <QueryView query={rates}>
        {(data) => (
          <div className="grid grid-cols-1 gap-4">
            <SourceMatrix rates={data} />
            <OtherValues rates={data} />
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function OtherValues({ rates }: { rates: EffectiveRatesView }) {
  const t = useTranslations("console.prices");
  const words = useTranslations("words");
  const rate = ({ ratePpm, capFen }: { ratePpm: number; capFen: number | null }) =>
    `${formatPpm(ratePpm)}${capFen === null ? "" : ` (${t("cap", { amount: formatFen(capFen) })})`}`;
  return (
    <div className="grid grid-cols-1 gap-1 text-sm">
      <p>{t(`remainder.${rates.remainder}`)}</p>
      <ul className="flex flex-wrap gap-x-4">
        {rates.methods.map((method) => (
          <li key={method.kind}>
            {words(`method.${method.kind}`)}{" "}
            {method.enabled ? <span className="figures">{rate(method)}</span> : t("off")}
            {method.debit !== null && (
              <span className="figures">
                {" "}
                · {t("debit")} {rate(method.debit)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p>
        {rates.serviceFee === null
          ? t("noServiceFee")
          : t(`serviceFee.${rates.serviceFee.chargedWhen}`, {
              fee: formatFen(rates.serviceFee.feeFen),
              volume: formatFen(rates.serviceFee.volumeFen),
            })}
      </p>
    </div>
  );
}
