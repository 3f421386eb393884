"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";

interface MessageNoticeProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
}

/** The oldest message that nobody has read, on the glass where an order would begin. */
export function MessageNotice({ runtime, snapshot: { messages } }: MessageNoticeProps) {
  const t = useTranslations("terminal.messages");
  const [oldest] = messages;
  if (oldest === undefined) return null;
  return (
    <div role="alert" className="mx-3 mt-3 grid gap-2 rounded-md bg-sunken p-3 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <MessageSquareText aria-hidden className="size-4 shrink-0 text-accent" />
        {oldest.title}
      </p>
      <p className="whitespace-pre-line">{oldest.text}</p>
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs text-ink-soft">
          {messages.length > 1 && t("more", { count: messages.length - 1 })}
        </span>
        <Button
          variant="secondary"
          onClick={() => void runtime.errands.readMessage(oldest.messageId).catch(() => {})}
        >
          {t("read")}
        </Button>
      </div>
    </div>
  );
}
