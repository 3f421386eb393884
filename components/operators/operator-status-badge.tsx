import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { OperatorStatus } from "#server/domain/operators/status.ts";

const TONES: Partial<Record<OperatorStatus, BadgeTone>> = {
  requested: "warn",
  active: "accent",
  blocked: "danger",
};

export function OperatorStatusBadge({ status }: { status: OperatorStatus }) {
  const words = useTranslations("words.operatorStatus");
  return <Badge tone={TONES[status] ?? "neutral"}>{words(status)}</Badge>;
}
