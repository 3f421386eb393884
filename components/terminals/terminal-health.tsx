"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { HEALTH_SPANS } from "#server/domain/terminals/health.ts";
import type { HeartbeatView } from "#server/domain/terminals/views.ts";
import { HealthChart } from "./health-chart.tsx";

/** How the device has been doing: battery, clock, network and place. */
export function TerminalHealth({ terminalId }: { terminalId: string }) {
  const t = useTranslations("words.terminalHealth");
  const trpc = useTRPC();
  const [days, setDays] = useState<(typeof HEALTH_SPANS)[number]>(1);
  const beats = useQuery(
    trpc.terminals.heartbeats.queryOptions({ terminalId, days }, { refetchInterval: 60_000 }),
  );
  return (
    <Panel
      title={t("title")}
      actions={
        <FilterSelect
          label={t("span")}
          value={String(days)}
          onChange={(value) => setDays(HEALTH_SPANS.find((span) => String(span) === value) ?? 1)}
          options={HEALTH_SPANS.map((span) => ({ value: String(span), label: t("days", { days: span }) }))}
        />
      }
    >
      <QueryView query={beats}>
        {(items) =>
          items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t("empty")}</p>
          ) : (
            <>
              <div className="grid gap-6 lg:grid-cols-2">
                <HealthChart
                  title={t("battery")}
                  points={items.map(({ at, battery }) => ({ at, value: battery }))}
                  unit="%"
                  domain={[0, 100]}
                />
                <HealthChart
                  title={t("clock")}
                  points={items.map(({ at, clockSkewMs }) => ({ at, value: Math.round(clockSkewMs / 1000) }))}
                  unit={t("seconds")}
                />
              </div>
              <Last beats={items} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

/** What no line shows: by which network it spoke, and where it was last. */
function Last({ beats }: { beats: readonly HeartbeatView[] }) {
  const t = useTranslations("words.terminalHealth");
  const format = useFormatter();
  const networks = new Map<string, number>();
  for (const { network } of beats)
    if (network !== null) networks.set(network, (networks.get(network) ?? 0) + 1);
  const shares = [...networks].map(([network, n]) =>
    t("share", { network, share: format.number(n / beats.length, { style: "percent" }) }),
  );
  const placed = beats.findLast(({ lat, lng }) => lat !== null && lng !== null);
  const facts = [
    ...(shares.length > 0 ? [t("network", { shares: format.list(shares) })] : []),
    ...(placed?.lat != null && placed.lng != null
      ? [t("place", { place: `${placed.lat.toFixed(4)}, ${placed.lng.toFixed(4)}` })]
      : []),
  ];
  return facts.length === 0 ? null : <p className="mt-4 text-sm text-ink-soft">{facts.join(" · ")}</p>;
}
