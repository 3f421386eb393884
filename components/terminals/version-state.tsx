import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";

/** Desired beside reported, in one line: in step, on its way, refused or drifted. */
export function VersionState({ terminal }: { terminal: TerminalSummary }) {
  const t = useTranslations("console.terminals");
  const { desiredVersion, reportedVersion, drifted, reportedStatus } = terminal;
  if (desiredVersion === 0) return <span className="text-ink-soft">–</span>;
  const state = drifted
    ? "drifted"
    : reportedStatus === "rejected"
      ? "rejected"
      : reportedVersion === desiredVersion
        ? "inStep"
        : "pending";
  const Icon = state === "inStep" ? CircleCheck : state === "pending" ? Clock : CircleAlert;
  return (
    <span className="figures inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon
        aria-hidden
        className={`size-4 ${state === "inStep" ? "text-accent" : state === "pending" ? "text-ink-soft" : "text-danger"}`}
      />
      {reportedVersion} / {desiredVersion}
      <span className="text-ink-soft">{t(`version.${state}`)}</span>
    </span>
  );
}
