"use client";

import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAnswerText } from "#components/applications/answer-list.tsx";
import { shownAnswers, useFieldLabel } from "#components/applications/field-labels.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { RevealField } from "./reveal-field.tsx";

interface CaseFieldsProps {
  file: CaseView;
  flagged: readonly string[];
  onFlag: ((field: string) => void) | undefined;
}

export function CaseFields({ file, flagged, onFlag }: CaseFieldsProps) {
  const t = useTranslations("console.case.groups");
  const groups = file.groups.filter((group) => group !== "consent");
  return (
    <>
      {groups.map((group) => (
        <Panel key={group} title={t(group)}>
          <dl className="divide-y divide-line text-sm">
            {fieldsOf(group, file.answers[group] ?? {}).map(({ field, value }) => (
              <FieldRow
                key={field}
                file={file}
                field={field}
                value={value}
                flagged={flagged.includes(field)}
                onFlag={onFlag}
              />
            ))}
          </dl>
        </Panel>
      ))}
    </>
  );
}

interface FieldRowProps {
  file: CaseView;
  field: string;
  value: unknown;
  flagged: boolean;
  onFlag: ((field: string) => void) | undefined;
}

function FieldRow({ file, field, value, flagged, onFlag }: FieldRowProps) {
  const t = useTranslations("console.case");
  const label = useFieldLabel();
  const answerText = useAnswerText();
  return (
    <div className="grid grid-cols-[minmax(6rem,2fr)_3fr] items-center gap-3 py-1.5">
      <dt className="text-ink-soft">{label(field)}</dt>
      <dd className="flex min-w-0 items-center justify-between gap-2">
        <span className="figures min-w-0 break-words">
          {answerText(field, value)}
          {file.maskedFields.includes(field) && (
            <RevealField applicationId={file.id} field={field} label={label(field)} />
          )}
        </span>
        {onFlag !== undefined && (
          <button
            type="button"
            aria-pressed={flagged}
            aria-label={t("flag", { field: label(field) })}
            onClick={() => onFlag(field)}
            className="grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken aria-pressed:bg-warn-soft aria-pressed:text-warn"
          >
            <Flag aria-hidden className="size-4" />
          </button>
        )}
      </dd>
    </div>
  );
}

function fieldsOf(group: string, answers: DraftAnswers): { field: string; value: unknown }[] {
  return shownAnswers(group, answers).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) =>
          Object.entries(entry).map(([part, inner]) => ({
            field: `${group}.${name}.${index}.${part}`,
            value: inner,
          })),
        )
      : [{ field: `${group}.${name}`, value }],
  );
}
