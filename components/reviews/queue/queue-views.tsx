"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { QUEUE_VIEWS, type QueueView } from "#server/domain/reviews/queue-views.ts";

const TONES: Partial<Record<QueueView, BadgeTone>> = { at_risk: "warn", overdue: "danger" };

interface QueueViewsProps {
  /** How often the counts are asked for. */
  askMs: number;
  value: QueueView | undefined;
  onChange: (view: QueueView | "") => void;
}

/** The views of the queue, each with how many cases it holds. */
export function QueueViews({ askMs, value, onChange }: QueueViewsProps) {
  const t = useTranslations("console.queue");
  const trpc = useTRPC();
  const counts = useQuery(trpc.reviews.queueCounts.queryOptions(undefined, { refetchInterval: askMs }));
  return (
    <nav aria-label={t("views")} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {([undefined, ...QUEUE_VIEWS] as const).map((view) => {
        const count = counts.data?.[view ?? "desk"];
        const tone = view !== undefined && (count ?? 0) > 0 ? TONES[view] : undefined;
        return (
          <button
            key={view ?? ""}
            type="button"
            aria-current={view === value ? "true" : undefined}
            onClick={() => onChange(view ?? "")}
            className="flex min-h-11 items-center gap-2 whitespace-nowrap border-b-2 border-transparent px-3 text-sm text-ink-soft focus-visible:-outline-offset-2 aria-[current=true]:border-accent aria-[current=true]:font-medium aria-[current=true]:text-ink"
          >
            {t(`view.${view ?? "desk"}`)}
            {count !== undefined && (
              <Badge tone={tone ?? "neutral"}>
                <span className="figures">{count}</span>
              </Badge>
            )}
          </button>
        );
      })}
    </nav>
  );
}
