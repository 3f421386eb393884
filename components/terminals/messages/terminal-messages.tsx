"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type TerminalMessageStatus, UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";
import type { TerminalMessageView } from "#server/domain/terminals/messages/views.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { SendMessageButton } from "./send-message-button.tsx";
import { WithdrawMessageButton } from "./withdraw-message-button.tsx";

const TONES: Partial<Record<TerminalMessageStatus, BadgeTone>> = { read: "accent", expired: "warn" };

/** What whoever stands at a terminal was told, and whether they have read it. */
export function TerminalMessages({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals.messages");
  const may = usePermissions();
  const trpc = useTRPC();
  const { id: terminalId, status } = terminal;
  const messages = useQuery(
    trpc.terminals.messages.queryOptions({ terminalId }, { refetchInterval: 15_000 }),
  );
  const canSend = may("terminal:write") && ["active", "suspended"].includes(status);
  return (
    <Panel title={t("title")} actions={canSend && <SendMessageButton terminal={terminal} />}>
      {messages.data?.length === 0 && <p className="text-sm text-ink-soft">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {messages.data?.map((message) => (
          <OneMessage key={message.id} message={message} canWithdraw={may("terminal:write")} />
        ))}
      </ul>
    </Panel>
  );
}

interface OneMessageProps {
  message: TerminalMessageView;
  canWithdraw: boolean;
}

function OneMessage({ message, canWithdraw }: OneMessageProps) {
  const t = useTranslations("console.terminals.messages");
  const { title, text, status, sentBy, createdAt, expiresAt, since } = message;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-2.5 text-sm first:pt-0 last:pb-0">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{title}</span>
          <Badge tone={TONES[status] ?? "neutral"}>{t(`status.${status}`)}</Badge>
          {status !== "waiting" && <RelativeDate at={since} />}
        </p>
        <p className="whitespace-pre-line">{text}</p>
        <p className="text-ink-soft">
          {sentBy} · <RelativeDate at={createdAt} />
          {UNREAD_STATUSES.includes(status) && (
            <>
              {" · "}
              {t("validUntil")} <RelativeDate at={expiresAt} />
            </>
          )}
        </p>
      </div>
      {canWithdraw && status === "waiting" && <WithdrawMessageButton message={message} />}
    </li>
  );
}
