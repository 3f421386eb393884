"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { troublesOf } from "#server/domain/terminals/troubles.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";

/** What its merchant can do about a terminal now; nothing while all is well. */
export function TerminalNews({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("merchant.terminal.news");
  const isFar = terminal.incidents.some(({ kind, status }) => kind === "far_from_store" && status === "open");
  const news = [
    ...(terminal.status === "suspended" ? (["suspended"] as const) : []),
    ...troublesOf(terminal),
    ...(isFar ? (["far"] as const) : []),
  ];
  return news.map((what) => (
    <Alert key={what} tone="warn" title={t(`${what}.title`)}>
      {t(`${what}.text`)}
    </Alert>
  ));
}
