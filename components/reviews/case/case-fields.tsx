"use client";

import { Check, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { useAnswerText } from "#components/applications/answer-list.tsx";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { ReadValue } from "#components/reviews/papers/read-value.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { groupsOf, type ShownField } from "./fields-of.ts";
import { RevealField } from "./reveal-field.tsx";

interface CaseFieldsProps {
  file: CaseView;
  flagged: readonly string[];
  /** The field that is being read, which papers and keys follow. */
  current: string | null;
  read: Readonly<Record<string, string>> | null;
  onCurrent: (field: string) => void;
  onFlag: ((field: string) => void) | undefined;
  onTick: ((fields: string[], ticked: boolean) => void) | undefined;
}

/** Every answer in the order of the form, group by group. */
export const CaseFields = memo(function CaseFields(props: CaseFieldsProps) {
  const t = useTranslations("console.case");
  const { file, onTick } = props;
  return groupsOf(file).map(({ group, fields }) => {
    const left = fields.filter(({ field }) => !file.ticks.includes(field));
    return (
      <Panel
        key={group}
        title={t(`groups.${group as "person"}`)}
        actions={
          onTick !== undefined &&
          left.length > 0 && (
            <button
              type="button"
              onClick={() =>
                onTick(
                  left.map(({ field }) => field),
                  true,
                )
              }
              className="min-h-8 rounded-md px-2 text-xs text-ink-soft hover:bg-sunken"
            >
              {t("tickGroup")}
            </button>
          )
        }
      >
        <dl className="divide-y divide-line text-sm">
          {fields.map((shown) => (
            <FieldRow
              key={shown.field}
              {...shown}
              applicationId={file.id}
              here={props.current === shown.field}
              ticked={file.ticks.includes(shown.field)}
              flagged={props.flagged.includes(shown.field)}
              masked={file.maskedFields.includes(shown.field)}
              changed={file.changed.includes(fieldOfList(shown.field))}
              read={props.read?.[shown.field]}
              onCurrent={props.onCurrent}
              onFlag={props.onFlag}
              onTick={onTick}
            />
          ))}
        </dl>
      </Panel>
    );
  });
});

interface FieldRowProps extends ShownField, Pick<CaseFieldsProps, "onCurrent" | "onFlag" | "onTick"> {
  applicationId: string;
  here: boolean;
  ticked: boolean;
  flagged: boolean;
  masked: boolean;
  changed: boolean;
  read: string | undefined;
}

/** Left alone while another field is walked to or ticked. */
const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { field, value, here, ticked, flagged, masked, changed, read, onCurrent, onFlag, onTick } = props;
  const t = useTranslations("console.case");
  const label = useFieldLabel();
  const answerText = useAnswerText();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <div
      ref={row}
      aria-current={here ? "true" : undefined}
      className="grid grid-cols-[minmax(5rem,2fr)_3fr] items-center gap-3 rounded-sm px-1 py-1.5 aria-[current=true]:bg-accent-soft"
    >
      <dt className="text-ink-soft">
        {label(field)}
        {changed && (
          <span className="ms-2">
            <Badge tone="accent">{t("changed")}</Badge>
          </span>
        )}
      </dt>
      <dd className="flex min-w-0 items-center justify-between gap-2">
        <span className="figures min-w-0 break-words">
          {answerText(field, value)}
          {masked && <RevealField applicationId={props.applicationId} field={field} label={label(field)} />}
          <ReadValue typed={String(value ?? "")} masked={masked} read={read} />
        </span>
        <span className="flex shrink-0">
          {onTick !== undefined && (
            <Mark
              pressed={ticked}
              label={t("tick", { field: label(field) })}
              tone="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
              onFocus={() => onCurrent(field)}
              onPress={() => onTick([field], !ticked)}
            >
              <Check aria-hidden className="size-4" />
            </Mark>
          )}
          {onFlag !== undefined && (
            <Mark
              pressed={flagged}
              label={t("flag", { field: label(field) })}
              tone="aria-pressed:bg-warn-soft aria-pressed:text-warn"
              onFocus={() => onCurrent(field)}
              onPress={() => onFlag(field)}
            >
              <Flag aria-hidden className="size-4" />
            </Mark>
          )}
        </span>
      </dd>
    </div>
  );
});

interface MarkProps {
  pressed: boolean;
  label: string;
  tone: string;
  onFocus: () => void;
  onPress: () => void;
  children: React.ReactNode;
}

function Mark({ pressed, label, tone, onFocus, onPress, children }: MarkProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={label}
      onFocus={onFocus}
      onClick={onPress}
      className={`grid size-8 place-items-center rounded-md text-ink-soft hover:bg-sunken ${tone}`}
    >
      {children}
    </button>
  );
}

/** What the audit trail names is the list, not a part of one of its rows. */
function fieldOfList(field: string): string {
  return field.split(".").slice(0, 2).join(".");
}
