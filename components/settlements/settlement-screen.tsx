"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { SettlementDetail } from "#server/domain/settlements/views.ts";
import { AmountPartsList } from "./amount-parts.tsx";
import { MoneyStatus } from "./badges.tsx";
import { ExplainedAmount } from "./explained-amount.tsx";
import { PayoutList } from "./payout-list.tsx";

/** One settlement: how its amount comes about, posting by posting, and when and where it went. */
export function SettlementScreen({ settlementId }: { settlementId: string }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const settlement = useQuery(
    trpc.settlements.get.queryOptions({ settlementId }, { refetchInterval: 5_000 }),
  );
  const { data } = settlement;
  return (
    <ConsolePage
      title={data === undefined ? t("one") : t("oneOf", { merchant: data.merchantName })}
      lead={<CopyableId value={settlementId} />}
      actions={data?.canRetry === true && <Retry settlement={data} />}
    >
      <QueryView query={settlement}>
        {(one) => (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <Panel title={t("totals")}>
              <AmountPartsList amounts={one} dense />
            </Panel>
            <div className="grid gap-4">
              <Panel title={t("facts")}>
                <Facts settlement={one} />
              </Panel>
              <Panel title={t("payouts")}>
                <PayoutList payouts={one.payouts} />
              </Panel>
            </div>
            <Panel title={t("entries", { count: one.entries })} className="xl:col-span-2">
              <ExplainedAmount of={{ settlementId }} />
            </Panel>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Facts({ settlement }: { settlement: SettlementDetail }) {
  const t = useTranslations("console.settlements");
  const wait = useTranslations("console.wait");
  const reasons = useTranslations("words.heldFor");
  const { status, heldFor, merchantId, merchantName, runId, settlesOn, postedAt } = settlement;
  return (
    <DescriptionList
      dense
      items={[
        { term: t("status"), value: <MoneyStatus of="settlementStatus" status={status} /> },
        ...(status === "held" && heldFor !== null ? [{ term: t("why"), value: reasons(heldFor) }] : []),
        { term: wait("title"), value: <WaitCell wait={settlement.wait} /> },
        { term: t("merchant"), value: <To path={`merchants/${merchantId}`}>{merchantName}</To> },
        { term: t("settlesOn"), value: <To path={`settlements/runs/${runId}`}>{settlesOn}</To> },
        { term: t("arrivedAt"), value: <AbsoluteDate at={postedAt} /> },
      ]}
    />
  );
}

function To({ path, children }: { path: string; children: string }) {
  return (
    <Link href={`/console/${path}`} className="underline">
      {children}
    </Link>
  );
}

function Retry({ settlement }: { settlement: SettlementDetail }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const said = useSaid(() => setAsking(false));
  const retry = useMutation(trpc.settlements.retry.mutationOptions(said(t("retried"))));
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("retry")}</Button>
      {asking && (
        <StepDialog
          title={t("retry")}
          description={t("retryText", {
            net: formatFen(settlement.netFen),
            merchant: settlement.merchantName,
          })}
          step={t("retry")}
          destructive={false}
          busy={retry.isPending}
          error={retry.error}
          onClose={() => setAsking(false)}
          onConfirm={() => retry.mutate({ settlementId: settlement.id, version: settlement.version })}
        />
      )}
    </>
  );
}
