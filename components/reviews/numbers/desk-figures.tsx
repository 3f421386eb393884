"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { type DeskNumbers, NUMBER_DAYS } from "#server/domain/reviews/numbers.ts";
import { Bars } from "./bars.tsx";
import { FiguresCsv } from "./figures-csv.tsx";
import { useReasonLabels } from "./use-reason-labels.ts";

/** What the desk did: how many came how far, how long each step took, how much was done anew, and why. */
export function DeskFigures() {
  const t = useTranslations("console.numbers");
  const [chosen, setChosen] = useUrlState("days");
  const days = NUMBER_DAYS.find((one) => String(one) === chosen) ?? 30;
  const numbers = useQuery(useTRPC().desk.numbers.queryOptions({ days }));
  const labels = useReasonLabels();
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <FilterSelect
          label={t("days")}
          required
          value={String(days)}
          onChange={setChosen}
          options={NUMBER_DAYS.map((one) => ({ value: String(one), label: t("lastDays", { days: one }) }))}
        />
      }
    >
      <QueryView query={numbers}>
        {({ funnel, steps, reviewers, reasons, ...shares }) => (
          <div className="grid gap-4 xl:grid-cols-2">
            <Panel title={t("funnel")}>
              <Bars
                name="funnel"
                heads={[t("step"), t("cases")]}
                rows={Object.entries(funnel).map(([step, count]) => [t(`steps.${step as "claimed"}`), count])}
              />
            </Panel>
            <Panel title={t("shares")}>
              <Shares shares={shares} />
            </Panel>
            <Panel title={t("durations")}>
              <Bars
                name="durations"
                heads={[t("step"), t("median"), t("p90"), t("cases")]}
                rows={steps.map(({ step, medianMinutes, p90Minutes, cases }) => [
                  t(`deskSteps.${step}`),
                  medianMinutes,
                  p90Minutes,
                  cases,
                ])}
              />
            </Panel>
            <Panel title={t("load")}>
              <Bars
                name="reviewers"
                heads={[t("person"), t("active"), t("decided")]}
                rows={reviewers.map(({ name, active, decided }) => [name, active, decided])}
              />
            </Panel>
            <Panel title={t("reasons")}>
              <Bars
                name="reasons"
                heads={[t("reason"), t("cases")]}
                rows={reasons.map(({ code, count }) => [labels.get(code) ?? code, count])}
              />
            </Panel>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

type SharesOf = Pick<DeskNumbers, "sentBackPercent" | "appealedPercent" | "agreementPercent" | "breaches">;

function Shares({ shares }: { shares: SharesOf }) {
  const t = useTranslations("console.numbers");
  const percent = (value: number | null) => (value === null ? "–" : `${value} %`);
  const rows = [
    [t("sentBack"), percent(shares.sentBackPercent)],
    [t("appealed"), percent(shares.appealedPercent)],
    [t("agreement"), percent(shares.agreementPercent)],
    [t("breaches"), String(shares.breaches)],
  ] as const;
  return (
    <div className="grid gap-2">
      <dl className="grid gap-2 text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-3">
            <dt>{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <FiguresCsv name="shares" heads={[t("shares"), t("value")]} rows={rows} />
    </div>
  );
}
