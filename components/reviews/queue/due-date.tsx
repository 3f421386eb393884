"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";

/** Until when the step of a case should be taken; what is overdue says so in a word. */
export function DueDate({ at }: { at: string | null }) {
  const t = useTranslations("console.queue");
  const late = at !== null && new Date(at).getTime() <= Date.now();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <RelativeDate at={at} />
      {late && <Badge tone="danger">{t("view.overdue")}</Badge>}
    </span>
  );
}
