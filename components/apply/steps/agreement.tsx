import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "#components/ui/panel.tsx";
import { CONSENT_VERSION } from "#server/domain/applications/consent.ts";

const CLAUSES = ["service", "money", "instalments", "duties", "data", "ending"] as const;

/** The merchant agreement of the version that the consent names, and the place to sign it. */
export function Agreement({ children }: { children: ReactNode }) {
  const t = useTranslations("apply.agreement");
  return (
    <Panel title={t("title")}>
      <p className="mb-2 text-xs text-ink-soft">{t("version", { version: CONSENT_VERSION })}</p>
      <ol className="mb-4 grid list-decimal gap-2 ps-5 text-sm">
        {CLAUSES.map((clause) => (
          <li key={clause}>{t(`clauses.${clause}`)}</li>
        ))}
      </ol>
      {children}
    </Panel>
  );
}
