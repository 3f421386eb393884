"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What is about to be said, as the applicant will read it. */
export function ReadAs({ children }: { children: ReactNode }) {
  const t = useTranslations("console.case");
  return (
    <figure className="grid gap-1">
      <figcaption className="text-xs text-ink-soft">{t("readAs")}</figcaption>
      <div className="rounded-md bg-sunken p-3 text-sm whitespace-pre-line">{children}</div>
    </figure>
  );
}
