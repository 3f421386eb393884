"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { OpenClaimButton } from "#components/claims/open-claim-button.tsx";
import { OwnClaim } from "#components/claims/own-claim.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { usePlaceOf } from "#components/stores/use-place-of.ts";
import { TerminalStatusBadge } from "#components/terminals/terminal-status-badge.tsx";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { ClaimView } from "#server/domain/claims/views.ts";
import type { DeviceStatus } from "#server/domain/devices/status.ts";
import type { MerchantView, StoreView } from "#server/domain/merchants/views.ts";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";
import { ActivationCode } from "./activation-code.tsx";
import { isClaimable } from "./is-claimable.ts";

/** The terminals of a merchant, store by store where there are several. */
export function OwnTerminals({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant.terminals");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { merchantId: merchant.id };
  const claims = useQuery(trpc.claims.list.queryOptions(input, { refetchInterval: 15_000 }));
  const terminals = usePages({
    list: trpc.terminals.list,
    from: client.terminals.list,
    input,
    refetchInterval: 10_000,
  });
  return (
    <PagedView
      query={terminals}
      empty={
        <EmptyState icon={PackageSearch} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      }
    >
      {(items) => (
        <div className="grid gap-8">
          {merchant.stores.map((store) => (
            <StoreTerminals
              key={store.id}
              store={store}
              heading={merchant.stores.length > 1}
              claims={claims.data?.items ?? []}
              terminals={items.filter(({ storeId }) => storeId === store.id)}
            />
          ))}
        </div>
      )}
    </PagedView>
  );
}

interface StoreTerminalsProps {
  store: StoreView;
  heading: boolean;
  terminals: readonly TerminalSummary[];
  claims: readonly ClaimView[];
}

function StoreTerminals({ store, heading, terminals, claims }: StoreTerminalsProps) {
  const t = useTranslations("merchant.terminals");
  const placeOf = usePlaceOf();
  return (
    <section aria-label={store.name}>
      {heading && (
        <header className="mb-3">
          <h3 className="text-base">{store.name}</h3>
          <p className="text-sm text-ink-soft">{placeOf(store)}</p>
        </header>
      )}
      {terminals.length === 0 && <p className="text-sm text-ink-soft">{t("noneInStore")}</p>}
      <ul className="grid gap-4 md:grid-cols-2">
        {terminals.map((terminal) => (
          <li key={terminal.id}>
            {/* The newest first: what came of the last one stays in sight. */}
            <OneTerminal
              terminal={terminal}
              claim={claims.find(({ terminalId }) => terminalId === terminal.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneTerminal({ terminal, claim }: { terminal: TerminalSummary; claim: ClaimView | undefined }) {
  const t = useTranslations("merchant.terminals");
  const words = useTranslations("words.deviceStatus");
  const nameOf = useModelName();
  // The device of a closed terminal is no longer the shop's, and what becomes of it is no news to it.
  const device = terminal.status === "closed" ? [] : [words(terminal.deviceStatus as DeviceStatus)];
  return (
    <Panel
      title={nameOf(terminal)}
      actions={<TerminalStatusBadge status={terminal.status} offline={terminal.offline} />}
    >
      <DescriptionList
        dense
        items={[
          { term: t("serialNumber"), value: <CopyableId value={terminal.serialNumber} /> },
          { term: t("model"), value: <CopyableId value={terminal.modelCode} /> },
          { term: t("number"), value: <CopyableId value={terminal.number} /> },
          { term: t("store"), value: terminal.storeName },
          ...device.map((value) => ({ term: t("device"), value })),
          { term: t("lastSeen"), value: <RelativeDate at={terminal.lastSeenAt} /> },
        ]}
      />
      {terminal.status === "awaiting_activation" && <ActivationCode terminal={terminal} />}
      {claim !== undefined && <OwnClaim claim={claim} />}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button asChild variant="secondary">
          <Link href={`/merchant/terminals/${terminal.id}`}>{t("more")}</Link>
        </Button>
        {isClaimable(terminal, claim) && <OpenClaimButton terminal={terminal} />}
      </div>
    </Panel>
  );
}
