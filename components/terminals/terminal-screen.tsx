"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { ConfigComparison } from "./config-comparison.tsx";
import { ConfigHistory } from "./config-history.tsx";
import { IncidentPanel } from "./incidents/incident-panel.tsx";
import { TerminalLogs } from "./logs/terminal-logs.tsx";
import { TerminalMessages } from "./messages/terminal-messages.tsx";
import { TerminalActions } from "./terminal-actions.tsx";
import { TerminalHealth } from "./terminal-health.tsx";
import { TerminalKey } from "./terminal-key.tsx";
import { TerminalStatusBadge } from "./terminal-status-badge.tsx";
import { useModelName } from "./use-model-name.ts";
import { VersionState } from "./version-state.tsx";

interface TerminalScreenProps {
  terminalId: string;
  /** What other rooms know of it. */
  children?: ReactNode;
}

export function TerminalScreen({ terminalId, children }: TerminalScreenProps) {
  const t = useTranslations("console.terminals");
  const trpc = useTRPC();
  const terminal = useQuery(trpc.terminals.get.queryOptions({ terminalId }, { refetchInterval: 5_000 }));
  const file = terminal.data;
  return (
    <ConsolePage
      title={file === undefined ? t("title") : t("one", { number: file.number })}
      lead={<CopyableId value={terminalId} />}
      actions={
        file !== undefined && (
          <>
            <Button asChild variant="secondary">
              <Link href={`/console/fees?merchant=${file.merchantId}&terminal=${terminalId}`}>
                {t("prices")}
              </Link>
            </Button>
            <TerminalActions terminal={file} />
          </>
        )
      }
    >
      <QueryView query={terminal}>
        {(data) => (
          <div className="grid gap-4">
            <IncidentPanel incidents={data.incidents} />
            <Facts terminal={data} />
            {data.activatedAt !== null && <TerminalHealth terminalId={terminalId} />}
            {data.activatedAt !== null && <TerminalMessages terminal={data} />}
            {data.activatedAt !== null && <TerminalLogs terminal={data} />}
            {children}
            {data.key !== null && <TerminalKey device={data.key} />}
            <ConfigComparison terminal={data} />
            <ConfigHistory terminal={data} />
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Facts({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const nameOf = useModelName();
  return (
    <Panel>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <DescriptionList
          dense
          items={[
            {
              term: t("status"),
              value: <TerminalStatusBadge status={terminal.status} offline={terminal.offline} />,
            },
            { term: t("merchant"), value: `${terminal.merchantName} · ${terminal.storeName}` },
            { term: t("serialNumber"), value: <CopyableId value={terminal.serialNumber} /> },
            { term: t("model"), value: `${nameOf(terminal)} (${terminal.modelCode})` },
          ]}
        />
        <DescriptionList
          dense
          items={[
            { term: t("config"), value: <VersionState terminal={terminal} /> },
            { term: t("firmware"), value: terminal.firmwareVersion ?? "–" },
            { term: t("activatedAt"), value: <RelativeDate at={terminal.activatedAt} /> },
            { term: t("lastSeen"), value: <RelativeDate at={terminal.lastSeenAt} /> },
            { term: t("operator"), value: <Operator who={terminal.operator} /> },
          ]}
        />
      </div>
    </Panel>
  );
}

/** Whose name stands on this terminal's payments. */
function Operator({ who }: { who: TerminalView["operator"] }) {
  const t = useTranslations("console.terminals");
  if (who === null) return <span className="text-ink-soft">{t("nobodySignedIn")}</span>;
  return (
    <>
      {who.name} <span className="figures text-ink-soft">••{who.mobileEnding}</span> ·{" "}
      <RelativeDate at={who.since} />
    </>
  );
}
