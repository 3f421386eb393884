"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate, RelativeDate } from "#components/ui/relative-date.tsx";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { ReadLogButton } from "./read-log-button.tsx";
import { RequestLogButton } from "./request-log-button.tsx";
import { WithdrawLogButton } from "./withdraw-log-button.tsx";

/** What a terminal has written down, for staff who look for a fault. */
export function TerminalLogs({ terminal }: { terminal: TerminalView }) {
  const may = usePermissions();
  return may("terminal:pull_log") ? <Logs terminal={terminal} /> : null;
}

function Logs({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals.logs");
  const trpc = useTRPC();
  const logs = useQuery(
    trpc.terminals.logs.queryOptions({ terminalId: terminal.id }, { refetchInterval: 10_000 }),
  );
  const isAsked = logs.data?.some(({ status }) => status === "requested") ?? true;
  return (
    <Panel
      title={t("title")}
      actions={!isAsked && terminal.status === "active" && <RequestLogButton terminal={terminal} />}
    >
      {logs.data?.length === 0 && <p className="text-sm text-ink-soft">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {logs.data?.map((log) => (
          <OneLog key={log.id} log={log} terminal={terminal} />
        ))}
      </ul>
    </Panel>
  );
}

function OneLog({ log, terminal }: { log: TerminalLogView; terminal: TerminalView }) {
  const t = useTranslations("console.terminals.logs");
  const { status, reason, requestedBy, requestedAt, expiresAt, bytes } = log;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-2.5 text-sm first:pt-0 last:pb-0">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={status === "received" ? "accent" : status === "requested" ? "warn" : "neutral"}>
            {t(`status.${status}`)}
          </Badge>
          {bytes !== null && (
            <span className="figures">{t("size", { kilobytes: Math.ceil(bytes / 1024) })}</span>
          )}
          {status === "requested" && (
            <span className="text-ink-soft">
              {t("until")} <AbsoluteDate at={expiresAt} />
            </span>
          )}
        </p>
        <p className="text-ink-soft">
          {requestedBy} · <RelativeDate at={requestedAt} /> · {reason}
        </p>
      </div>
      {status === "received" && <ReadLogButton logId={log.id} name={`log-${terminal.number}.txt`} />}
      {status === "requested" && <WithdrawLogButton log={log} />}
    </li>
  );
}
