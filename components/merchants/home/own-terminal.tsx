"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { OpenClaimButton } from "#components/claims/open-claim-button.tsx";
import { OwnClaim } from "#components/claims/own-claim.tsx";
import { PaymentList } from "#components/payments/payment-list.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Page } from "#components/shell/page.tsx";
import { TerminalHealth } from "#components/terminals/terminal-health.tsx";
import { TerminalStatusBadge } from "#components/terminals/terminal-status-badge.tsx";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { ActivationCode } from "./activation-code.tsx";
import { isClaimable } from "./is-claimable.ts";
import { TerminalNews } from "./terminal-news.tsx";
import { TerminalOffer } from "./terminal-offer.tsx";

/** One terminal as its merchant sees it: what to do next, how it is, what it offers, what it took. */
export function OwnTerminal({ terminalId }: { terminalId: string }) {
  const t = useTranslations("merchant");
  const trpc = useTRPC();
  const nameOf = useModelName();
  const terminal = useQuery(trpc.terminals.get.queryOptions({ terminalId }, { refetchInterval: 10_000 }));
  const file = terminal.data;
  return (
    <Page
      title={file === undefined ? t("terminal.title") : `${nameOf(file)} · ${file.number}`}
      actions={
        <Button asChild variant="secondary">
          <Link href="/merchant?tab=terminals">{t("terminal.back")}</Link>
        </Button>
      }
    >
      <QueryView query={terminal}>{(data) => <Parts terminal={data} />}</QueryView>
    </Page>
  );
}

function Parts({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("merchant");
  return (
    <div className="grid gap-4">
      <TerminalNews terminal={terminal} />
      <Facts terminal={terminal} />
      {terminal.status === "awaiting_activation" && <ActivationCode terminal={terminal} />}
      <Claim terminal={terminal} />
      <TerminalOffer terminal={terminal} />
      {terminal.activatedAt !== null && <TerminalHealth terminalId={terminal.id} />}
      <Panel title={t("payments.title")}>
        <PaymentList merchantId={terminal.merchantId} terminalId={terminal.id} base="/merchant/payments" />
      </Panel>
    </div>
  );
}

function Facts({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("merchant.terminals");
  return (
    <Panel actions={<TerminalStatusBadge status={terminal.status} offline={terminal.offline} />}>
      <DescriptionList
        dense
        items={[
          { term: t("number"), value: <CopyableId value={terminal.number} /> },
          { term: t("serialNumber"), value: <CopyableId value={terminal.serialNumber} /> },
          { term: t("store"), value: terminal.storeName },
          { term: t("lastSeen"), value: <RelativeDate at={terminal.lastSeenAt} /> },
        ]}
      />
    </Panel>
  );
}

function Claim({ terminal }: { terminal: TerminalView }) {
  const trpc = useTRPC();
  const { merchantId, id: terminalId } = terminal;
  const claims = useQuery(
    trpc.claims.list.queryOptions({ merchantId, terminalId }, { refetchInterval: 15_000 }),
  );
  const newest = claims.data?.items[0];
  return (
    <>
      {newest !== undefined && <OwnClaim claim={newest} />}
      {claims.data !== undefined && isClaimable(terminal, newest) && (
        <div>
          <OpenClaimButton terminal={terminal} />
        </div>
      )}
    </>
  );
}
