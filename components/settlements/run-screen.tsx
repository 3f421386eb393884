"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import { SETTLEMENT_STATUSES } from "#server/domain/settlements/status.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";
import { AmountPartsList } from "./amount-parts.tsx";
import { MoneyStatus } from "./badges.tsx";
import { RunDecision } from "./run-decision.tsx";
import { SettlementList } from "./settlement-list.tsx";

/** One run: its totals, who prepared and approved it, and every merchant in it. */
export function RunScreen({ runId }: { runId: string }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const run = useQuery(trpc.settlements.run.queryOptions({ runId }, { refetchInterval: 5_000 }));
  return (
    <ConsolePage
      title={run.data === undefined ? t("run") : t("runOf", { day: run.data.settlesOn })}
      lead={<CopyableId value={runId} />}
    >
      <QueryView query={run}>
        {(one) => (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <Panel title={t("totals")}>
              <AmountPartsList amounts={one} dense />
            </Panel>
            <div className="grid gap-4">
              {one.status === "pending_second" && <RunDecision run={one} />}
              <Panel title={t("facts")}>
                <Facts run={one} />
              </Panel>
            </div>
            <section className="xl:col-span-2">
              <SettlementList input={{ runId }} />
            </section>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Facts({ run }: { run: RunDetail }) {
  const t = useTranslations("console.settlements");
  const wait = useTranslations("console.wait");
  const words = useTranslations("words.settlementStatus");
  const counted = SETTLEMENT_STATUSES.filter((status) => run.counts[status] > 0);
  return (
    <DescriptionList
      dense
      items={[
        { term: t("status"), value: <MoneyStatus of="runStatus" status={run.status} /> },
        { term: wait("title"), value: <WaitCell wait={run.wait} /> },
        { term: t("cutoff"), value: <AbsoluteDate at={run.cutoffAt} /> },
        {
          term: t("merchants"),
          value: `${run.merchants}${counted.length === 0 ? "" : ` (${counted.map((status) => `${words(status)} ${run.counts[status]}`).join(" · ")})`}`,
        },
        { term: t("preparedBy"), value: run.preparedBy ?? t("portal") },
        { term: t("approvedBy"), value: run.approvedBy ?? "–" },
        ...(run.refusal === null ? [] : [{ term: t("refusal"), value: run.refusal }]),
      ]}
    />
  );
}
