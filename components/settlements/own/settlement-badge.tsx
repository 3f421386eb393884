import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SettlementStatus } from "#server/domain/settlements/status.ts";

const TONES: Record<SettlementStatus, BadgeTone> = {
  drafted: "neutral",
  held: "warn",
  processing: "neutral",
  posted: "accent",
  failed: "danger",
  dissolved: "neutral",
};

export function SettlementBadge({ status }: { status: SettlementStatus }) {
  const words = useTranslations("words.settlementStatus");
  return <Badge tone={TONES[status]}>{words(status)}</Badge>;
}
