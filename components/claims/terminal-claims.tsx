"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ClaimStatusBadge } from "./claim-status-badge.tsx";
import { OpenClaimButton } from "./open-claim-button.tsx";

/** The claims about one terminal's devices, and a new one for staff who were called. */
export function TerminalClaims({ terminalId }: { terminalId: string }) {
  const may = usePermissions();
  return may("claim:read") ? <Claims terminalId={terminalId} /> : null;
}

function Claims({ terminalId }: { terminalId: string }) {
  const t = useTranslations("console.claims");
  const reasons = useTranslations("words.claimReason");
  const trpc = useTRPC();
  const terminal = useQuery(trpc.terminals.get.queryOptions({ terminalId }));
  const claims = useQuery(trpc.claims.list.queryOptions({ terminalId }));
  const items = claims.data?.items ?? [];
  const isOpen = items.some(({ wait }) => wait !== null);
  const canOpen = !isOpen && ["active", "suspended", "delivered"].includes(terminal.data?.deviceStatus ?? "");
  return (
    <Panel
      title={t("title")}
      actions={canOpen && terminal.data !== undefined && <OpenClaimButton terminal={terminal.data} />}
    >
      {items.length === 0 && <p className="text-sm text-ink-soft">{t("noneOfTerminal")}</p>}
      <ul className="divide-y divide-line">
        {items.map((claim) => (
          <li
            key={claim.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm first:pt-0 last:pb-0"
          >
            <Link href={`/console/claims/${claim.id}`} className="underline">
              {reasons(claim.reason)}
            </Link>
            <ClaimStatusBadge status={claim.status} />
            <RelativeDate at={claim.openedAt} />
            {claim.wait !== null && <WaitCell wait={claim.wait} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
