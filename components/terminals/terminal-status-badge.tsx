import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { TerminalStatus } from "#server/domain/terminals/status.ts";

const TONES: Record<TerminalStatus, BadgeTone> = {
  awaiting_activation: "warn",
  active: "accent",
  suspended: "danger",
  closed: "neutral",
};

/** `offline`: it works, and has been silent for too long. */
export function TerminalStatusBadge({
  status,
  offline = false,
}: {
  status: TerminalStatus;
  offline?: boolean;
}) {
  const words = useTranslations("words.terminalStatus");
  const health = useTranslations("words.terminalHealth");
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={TONES[status]}>{words(status)}</Badge>
      {offline && <Badge tone="warn">{health("offline")}</Badge>}
    </span>
  );
}
