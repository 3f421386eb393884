"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";

interface DayNoticeProps {
  on: string | null;
  today: string;
  /** No rate card was in force on that day. */
  noRates: boolean;
  onToday: () => void;
}

/** Says that the prices below are those of another day, so that nobody takes them for today's. */
export function DayNotice({ on, today, noRates, onToday }: DayNoticeProps) {
  const t = useTranslations("fees");
  if (on === null && !noRates) return null;
  const day = on ?? today;
  if (noRates) {
    return (
      <Alert tone="warn" title={t("noRates", { day })}>
        <Button variant="secondary" size="small" onClick={onToday}>
          {t("backToToday")}
        </Button>
      </Alert>
    );
  }
  return <Alert>{t(day < today ? "pastDay" : "futureDay", { day })}</Alert>;
}
