"use client";

import { useTranslations } from "next-intl";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";

interface TimelineProps {
  entries: ApplicationView["timeline"];
  /** What the applicant is called; "you" where it is the applicant who reads. */
  applicant?: string;
}

/** What happened, newest first; runs of saving are one line. */
export function Timeline({ entries, applicant }: TimelineProps) {
  const t = useTranslations("apply");
  const shown = entries.filter((entry, index) => entry.action !== entries[index - 1]?.action);
  return (
    <ol className="grid gap-3">
      {shown.map((entry) => {
        const key = `timeline.${entry.action.replace(".", "_")}` as "timeline.application_submit";
        return (
          <li key={`${entry.at}/${entry.action}`} className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span>
              {t.has(key) ? t(key) : entry.action}
              <span className="ms-2 text-ink-soft">
                {entry.by === "applicant" && applicant !== undefined ? applicant : t(`by.${entry.by}`)}
              </span>
            </span>
            <span className="text-ink-soft">
              <RelativeDate at={entry.at} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
