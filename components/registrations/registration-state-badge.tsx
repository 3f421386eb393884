import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { RegistrationState } from "#server/domain/registrations/state.ts";
import type { RegistrationView } from "#server/domain/registrations/views.ts";

const TONES: Partial<Record<RegistrationState, BadgeTone>> = {
  due: "warn",
  rejected: "danger",
  accepted: "accent",
};

/** How far an entry has come, and what was said of it. */
export function RegistrationStateBadge({ entry: { state, reason } }: { entry: RegistrationView }) {
  const t = useTranslations("console.registrations");
  return (
    <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
      <Badge tone={TONES[state] ?? "neutral"}>{t(`states.${state}`)}</Badge>
      {reason !== null && <span className="text-xs">{reason}</span>}
    </span>
  );
}
