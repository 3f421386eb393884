"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";

const TONES = { underway: "neutral", delivered: "neutral", failed: "warn" } as const;

/** What somebody was told by text message, to be read again: who has lost a message finds what it said and where it leads. */
export function OwnMessages() {
  const t = useTranslations("merchant.messages");
  const locale = useLocale();
  const messages = useQuery(useTRPC().identity.messages.queryOptions(undefined, { refetchInterval: 60_000 }));
  return (
    <QueryView query={messages}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState icon={MessageSquare} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <Panel title={t("title")}>
            <ul className="divide-y divide-line">
              {all.map(({ id, at, words, path, outcome }) => (
                <li key={id} className="grid gap-1 py-3">
                  <span>{locale === "en" ? words.en : words.zh}</span>
                  <span className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
                    <RelativeDate at={at} />
                    <Badge tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Badge>
                    {path !== null && (
                      <Link href={path} className="inline-flex min-h-6 items-center underline">
                        {t("open")}
                      </Link>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )
      }
    </QueryView>
  );
}
