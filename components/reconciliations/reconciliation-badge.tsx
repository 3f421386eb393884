import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { ReconciliationView } from "#server/domain/reconciliations/views.ts";

const TONES = { running: "accent", finished: "neutral", failed: "danger" } as const;

/** How far the comparison of a day has come. */
export function ReconciliationBadge({ day }: { day: ReconciliationView }) {
  const t = useTranslations("console.reconciliations");
  const statuses = useTranslations("words.reconciliationStatus");
  return (
    <span className="inline-flex items-center gap-2">
      <Badge tone={TONES[day.status]}>{statuses(day.status)}</Badge>
      {day.status === "running" && (
        <span role="status" className="text-xs text-ink-soft">
          {t("linesRead", { count: day.linesRead })}
        </span>
      )}
    </span>
  );
}
