"use client";

import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#server/domain/applications/status.ts";
import { OVERRIDABLE_FIELDS } from "#server/domain/applications/vouched.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { MatchTable } from "./match-table.tsx";
import { OverrideButton } from "./override-button.tsx";

const OUTCOMES = {
  passed: { icon: CircleCheck, tone: "text-accent" },
  attention: { icon: CircleAlert, tone: "text-warn" },
  failed: { icon: CircleX, tone: "text-danger" },
} as const;

interface CaseChecksProps {
  file: CaseView;
  onDone: (fresh: CaseView) => void;
}

/** What the machine found; outcome in an icon, a colour and a word. */
export function CaseChecks({ file, onDone }: CaseChecksProps) {
  const t = useTranslations("console.case");
  const mayOverride = file.events.includes("override_check");
  return (
    <Panel title={t("checks")}>
      <ul className="grid gap-2 text-sm">
        {file.checks.map((check) => {
          const { icon: Icon, tone } = OUTCOMES[check.outcome];
          const key = `check.${check.check}` as "check.answers_sound";
          return (
            <li key={check.check} className="flex items-start gap-2">
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
              <span>
                {t.has(key) ? t(key) : check.check}
                <span className="ms-2 text-ink-soft">{t(`outcome.${check.outcome}`)}</span>
                {check.matches.length > 0 ? (
                  <MatchTable matches={check.matches} details={check.details} />
                ) : (
                  <CheckDetails details={check.details} />
                )}
                {mayOverride &&
                  check.check === "vouched_answers" &&
                  check.outcome === "failed" &&
                  OVERRIDABLE_FIELDS.filter((field) => field in check.details).map((field) => (
                    <OverrideButton
                      key={field}
                      file={file}
                      field={field}
                      code={String(check.details[field])}
                      onDone={onDone}
                    />
                  ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function CheckDetails({ details }: { details: CaseView["checks"][number]["details"] }) {
  const t = useTranslations("console.case");
  const status = useTranslations("words.applicationStatus");
  const label = useFieldLabel();
  const faultText = useFaultText();
  const entries = Object.entries(details);
  if (entries.length === 0) return null;
  return (
    <ul className="text-ink-soft">
      {entries.map(([subject, value]) => (
        <li key={subject}>
          {subject.startsWith("app_") ? (
            <>
              <Link
                href={`/console/reviews/${subject}`}
                className="inline-flex min-h-6 items-center font-mono text-xs underline"
              >
                {subject}
              </Link>{" "}
              {isStatus(value) ? status(value) : value}
            </>
          ) : (
            t("finding", { field: label(subject), fault: faultText(String(value)) ?? value })
          )}
        </li>
      ))}
    </ul>
  );
}

/** A twin is named with its status, one that is like it with its likeness. */
function isStatus(value: string | number): value is ApplicationStatus {
  return APPLICATION_STATUSES.some((status) => status === value);
}
