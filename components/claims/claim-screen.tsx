"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { ClaimActs } from "./claim-acts.tsx";
import { ClaimPhotos } from "./claim-photos.tsx";
import { ClaimStatusBadge } from "./claim-status-badge.tsx";
import { DecisionFacts } from "./decision-facts.tsx";

/** One claim for staff: what is wrong, what was decided, who has the next move, and the moves. */
export function ClaimScreen({ claimId }: { claimId: string }) {
  const t = useTranslations("console.claims");
  const trpc = useTRPC();
  const claim = useQuery(trpc.claims.get.queryOptions({ claimId }, { refetchInterval: 15_000 }));
  const { data } = claim;
  return (
    <ConsolePage
      title={data === undefined ? t("title") : t("one", { number: data.terminalNumber })}
      lead={<CopyableId value={claimId} />}
      actions={data !== undefined && <ClaimActs claim={data} />}
    >
      <QueryView query={claim}>
        {(one) => (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            {one.quarantined && (
              <Alert tone="danger" title={t("quarantined")} className="xl:col-span-2">
                {t(one.finding === "tampered" ? "foundTampered" : "quarantinedText")}
              </Alert>
            )}
            <Panel title={t("what")}>
              <Facts claim={one} />
            </Panel>
            <Panel title={t("photos.title")}>
              <ClaimPhotos claimId={claimId} />
            </Panel>
            <Panel title={t("decision")}>
              <DecisionFacts claim={one} />
            </Panel>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Facts({ claim }: { claim: ClaimView }) {
  const t = useTranslations("console.claims");
  const wait = useTranslations("console.wait");
  const reasons = useTranslations("words.claimReason");
  const { warranty } = claim;
  return (
    <DescriptionList
      dense
      items={[
        { term: t("status"), value: <ClaimStatusBadge status={claim.status} /> },
        { term: wait("title"), value: <WaitCell wait={claim.wait} /> },
        { term: t("reasonOf"), value: reasons(claim.reason) },
        { term: t("description"), value: <span className="whitespace-pre-line">{claim.description}</span> },
        { term: t("openedAt"), value: <OpenedAt claim={claim} /> },
        { term: t("merchant"), value: <To path={`merchants/${claim.merchantId}`}>{claim.merchantName}</To> },
        {
          term: t("terminal"),
          value: <To path={`terminals/${claim.terminalId}`}>{claim.terminalNumber}</To>,
        },
        { term: t("device"), value: <To path={`devices/${claim.deviceId}`}>{claim.serialNumber}</To> },
        {
          term: t("warranty"),
          value: t(warranty.inForce ? "warrantyIn" : "warrantyOver", {
            from: warranty.shippedOn,
            until: warranty.until,
          }),
        },
      ]}
    />
  );
}

function OpenedAt({ claim }: { claim: ClaimView }) {
  const t = useTranslations("console.claims");
  return (
    <span>
      <RelativeDate at={claim.openedAt} /> · {t(claim.byStaff ? "byStaff" : "byMerchant")}
    </span>
  );
}

function To({ path, children }: { path: string; children: string }) {
  return (
    <Link href={`/console/${path}`} className="underline">
      {children}
    </Link>
  );
}
