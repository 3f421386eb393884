import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { InstalmentView } from "#server/domain/contracts/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

const TONES = {
  upcoming: "neutral",
  due: "warn",
  overdue: "danger",
  paid: "accent",
  waived: "neutral",
} as const;

/** How one repayment stands, and what made it larger or smaller. */
export function InstalmentBadge({ instalment }: { instalment: InstalmentView }) {
  const words = useTranslations("words");
  const { status, lateFeeFen, reducedFen } = instalment;
  return (
    <>
      <Badge tone={TONES[status]}>{words(`instalmentStatus.${status}`)}</Badge>
      {lateFeeFen > 0 && (
        <span className="block text-xs text-ink-soft">
          {words("instalmentNote.lateFee", { amount: formatFen(lateFeeFen) })}
        </span>
      )}
      {reducedFen > 0 && (
        <span className="block text-xs text-ink-soft">
          {words("instalmentNote.reduced", { amount: formatFen(reducedFen) })}
        </span>
      )}
    </>
  );
}
