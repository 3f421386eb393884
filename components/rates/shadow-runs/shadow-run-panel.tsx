"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { ShadowRunView } from "./shadow-run-view.tsx";

const DAYS = [7, 30, 90] as const;

/** Replays past payments against the draft before anybody is charged by it. */
export function ShadowRunPanel({ rateCardId }: { rateCardId: string }) {
  const t = useTranslations("console.shadow");
  const trpc = useTRPC();
  const [window, setWindow] = useState<{ from: string; to: string } | null>(null);
  const run = useQuery(
    trpc.rates.shadowRun.queryOptions(window === null ? skipToken : { rateCardId, ...window }),
  );
  const replay = (days: number) => {
    const now = Date.now();
    setWindow({ from: new Date(now - days * DAY_MS).toISOString(), to: new Date(now).toISOString() });
  };
  return (
    <Panel
      title={t("title")}
      actions={
        <div className="flex flex-wrap gap-2">
          {DAYS.map((days) => (
            <Button key={days} variant="secondary" size="small" onClick={() => replay(days)}>
              <Play aria-hidden className="size-4" />
              {t("replay", { days })}
            </Button>
          ))}
        </div>
      }
    >
      {window === null ? (
        <p className="text-sm text-ink-soft">{t("lead")}</p>
      ) : (
        <QueryView query={run}>{(data) => <ShadowRunView run={data} />}</QueryView>
      )}
    </Panel>
  );
}
