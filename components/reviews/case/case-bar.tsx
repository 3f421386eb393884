"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { usePermissions } from "#components/console/use-permissions.ts";
import { DueDate } from "#components/reviews/queue/due-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { useOnlookers } from "./use-onlookers.ts";

interface CaseBarProps {
  file: CaseView;
  /** What is being read, which others who look at the case are told. */
  field: string | null;
  next: string | null;
  children: ReactNode;
}

/** What can be done, always in sight: until when, who else is here, and the keys. */
export function CaseBar({ file, field: own, next, children }: CaseBarProps) {
  const t = useTranslations("console.case");
  const onlookers = useOnlookers(file.id, own, usePermissions()("case:examine"));
  const label = useFieldLabel();
  return (
    <section
      aria-label={t("actions")}
      className="z-10 -mx-4 mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-surface px-4 py-2 sm:sticky sm:bottom-0 sm:-mx-6 sm:px-6"
    >
      <div className="grid gap-0.5 text-xs text-ink-soft">
        {file.dueAt !== null && (
          <span className="flex items-center gap-1">
            {t("due")} <DueDate at={file.dueAt} />
          </span>
        )}
        {onlookers.map(({ name, field }) => (
          <span key={name}>
            {field === null ? t("looksToo", { name }) : t("looksAt", { name, field: label(field) })}
          </span>
        ))}
        <span>{t("keys")}</span>
        {next !== null && <span>{t("nextIs", { shop: next })}</span>}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>
    </section>
  );
}
