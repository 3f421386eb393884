"use client";

import { useTranslations } from "next-intl";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Money } from "#components/ui/money/money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { LimitChangeView } from "#server/domain/ledger/limits.ts";
import { LimitActs } from "./limit-acts.tsx";

/** Limits that were proposed and wait for a second person, of one merchant or of all; nothing otherwise. */
export function WaitingLimits({ merchantId }: { merchantId?: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const changes = usePages({
    list: trpc.ledger.limitChanges,
    from: client.ledger.limitChanges,
    input: { status: "proposed" as const, ...(merchantId !== undefined && { merchantId }) },
    refetchInterval: 30_000,
  });
  return (
    <PagedView query={changes} empty={null}>
      {(items) => (
        <ul className="mb-4 grid gap-2">
          {items.map((limitChange) => (
            <Waiting key={limitChange.id} limitChange={limitChange} named={merchantId === undefined} />
          ))}
        </ul>
      )}
    </PagedView>
  );
}

function Waiting({ limitChange, named }: { limitChange: LimitChangeView; named: boolean }) {
  const t = useTranslations("console.settlements");
  const { merchantName, beforeFen, overdraftFen, reason, proposedBy, proposedAt } = limitChange;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
      <span className="grid gap-1">
        <span>
          {named && `${merchantName} · `}
          {t("limit")} <Money fen={beforeFen} /> → <Money fen={overdraftFen} className="font-semibold" />
        </span>
        <span className="text-ink-soft">
          {reason} · {proposedBy} · <RelativeDate at={proposedAt} />
        </span>
      </span>
      <LimitActs limitChange={limitChange} />
    </li>
  );
}
