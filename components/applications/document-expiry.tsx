import { CalendarCheck, CalendarClock, CalendarX } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import type { DocumentView } from "#server/domain/applications/views.ts";

type Expiry = NonNullable<DocumentView["expiry"]>;

const LOOKS = {
  long_term: { icon: CalendarCheck, tone: "text-ink-soft" },
  valid: { icon: CalendarCheck, tone: "text-ink-soft" },
  expiring: { icon: CalendarClock, tone: "text-warn" },
  expired: { icon: CalendarX, tone: "text-danger" },
} as const;

/** How long a document is valid: an icon, a colour and the words for it. */
export function DocumentExpiry({ expiry, className }: { expiry: Expiry; className?: string }) {
  const t = useTranslations("apply.expiry");
  const { icon: Icon, tone } = LOOKS[expiry.state];
  return (
    <p className={cx("figures flex items-start gap-1.5 text-sm", tone, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(expiry.state, { date: expiry.until, days: expiry.daysLeft })}
    </p>
  );
}
