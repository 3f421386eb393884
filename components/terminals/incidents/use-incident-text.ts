import { useFormatter, useTranslations } from "next-intl";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";

type Told = Pick<IncidentView, "kind" | "details">;

/** What a terminal told that made it an incident, in a sentence; its kind alone where an old row knows no more. */
export function useIncidentText(): (incident: Told) => string {
  const t = useTranslations("console.incidents");
  const format = useFormatter();
  return ({ kind, details: { distanceM, at, runs, reported, version } }) => {
    if (kind === "far_from_store" && distanceM !== null) {
      const place = at === null ? "" : t("at", { lat: at.lat.toFixed(4), lng: at.lng.toFixed(4) });
      return t("told.far_from_store", { km: format.number(Math.round(distanceM / 1000)), place });
    }
    if (kind === "config_drift" && (runs !== null || reported !== null))
      return t("told.config_drift", { runs: short(runs), reported: short(reported) });
    if (kind === "unknown_version" && version !== null) return t("told.unknown_version", { version });
    return t(`kind.${kind}`);
  };
}

/** Enough of a hash to tell two apart. */
const short = (hash: string | null) => hash?.slice(0, 8) ?? "–";
