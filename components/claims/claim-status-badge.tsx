import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { ClaimStatus } from "#server/domain/claims/status.ts";

const TONES: Partial<Record<ClaimStatus, BadgeTone>> = {
  opened: "warn",
  quoted: "warn",
  settled: "accent",
  refused: "danger",
  charged: "danger",
};

export function ClaimStatusBadge({ status }: { status: ClaimStatus }) {
  const words = useTranslations("words.claimStatus");
  return <Badge tone={TONES[status] ?? "neutral"}>{words(status)}</Badge>;
}
