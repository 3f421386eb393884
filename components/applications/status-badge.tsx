import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { ApplicationStatus } from "#server/domain/applications/status.ts";

const TONES: Partial<Record<ApplicationStatus, BadgeTone>> = {
  approved: "accent",
  needs_correction: "warn",
  pending_check: "warn",
  rejected: "danger",
};

export function StatusBadge({ status }: { status: ApplicationStatus }) {
  const words = useTranslations("words.applicationStatus");
  return <Badge tone={TONES[status] ?? "neutral"}>{words(status)}</Badge>;
}
