"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RegistrationActs } from "./registration-acts.tsx";
import { RegistrationStateBadge } from "./registration-state-badge.tsx";

/** What the register was told of one terminal, the newest first. */
export function TerminalRegistrations({ terminalId }: { terminalId: string }) {
  const may = usePermissions();
  return may("registration:read") ? <Entries terminalId={terminalId} /> : null;
}

function Entries({ terminalId }: { terminalId: string }) {
  const t = useTranslations("console.registrations");
  const trpc = useTRPC();
  const entries = useQuery(trpc.registrations.list.queryOptions({ terminalId }));
  return (
    <Panel title={t("title")}>
      <QueryView query={entries}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t("noneOfTerminal")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((entry) => (
                <li
                  key={entry.id}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm first:pt-0 last:pb-0"
                >
                  <span>{t(`changes.${entry.change}`)}</span>
                  <span className="font-mono text-xs">{entry.serialNumber}</span>
                  <span>{entry.storeName}</span>
                  <RelativeDate at={entry.changedAt} />
                  <RegistrationStateBadge entry={entry} />
                  <RegistrationActs entry={entry} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
