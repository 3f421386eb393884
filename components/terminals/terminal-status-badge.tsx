import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { TerminalStatus } from "#server/domain/terminals/status.ts";

const TONES: Record<TerminalStatus, BadgeTone> = {
  awaiting_activation: "warn",
  active: "accent",
  suspended: "danger",
  closed: "neutral",
};

export function TerminalStatusBadge({ status }: { status: TerminalStatus }) {
  const words = useTranslations("words.terminalStatus");
  return <Badge tone={TONES[status]}>{words(status)}</Badge>;
}
