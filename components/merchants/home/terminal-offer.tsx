"use client";

import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";

/** What a terminal offers to whoever pays, by the configuration that it runs: instalments with who bears what. */
export function TerminalOffer({ terminal: { reported, desired } }: { terminal: TerminalView }) {
  const t = useTranslations("merchant.terminal.offer");
  const config = (reported ?? desired)?.config;
  if (config === undefined) return null;
  const plans = config.instalments.plans.filter(({ enabled }) => enabled);
  return (
    <Panel title={t("title")}>
      {plans.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {plans.map((plan) => (
            <OnePlan key={`${plan.term}-${plan.bearer}`} plan={plan} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OnePlan({ plan }: { plan: TerminalConfig["instalments"]["plans"][number] }) {
  const words = useTranslations("words");
  const t = useTranslations("merchant.terminal.offer");
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2 text-sm first:pt-0 last:pb-0">
      <span>
        <span className="font-medium">{words("terms", { term: plan.term })}</span>{" "}
        <span className="text-ink-soft">{words(`bearerShort.${plan.bearer}`)}</span>
      </span>
      <span className="figures">{t("rate", { rate: formatPpm(plan.ratePpm) })}</span>
      <span className="text-ink-soft">
        <Money fen={plan.minFen} /> – <Money fen={plan.maxFen} />
      </span>
    </li>
  );
}
