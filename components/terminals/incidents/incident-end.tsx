import { useTranslations } from "next-intl";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";

/** How an incident ended, when, and what was said of it. */
export function IncidentEnd({ incident }: { incident: IncidentView }) {
  const t = useTranslations("console.incidents.end");
  if (incident.resolution === null) return null;
  return (
    <span>
      {t(incident.resolution)} · <RelativeDate at={incident.resolvedAt} />
      {incident.reason !== null && <span className="block text-xs text-ink-soft">{incident.reason}</span>}
    </span>
  );
}
