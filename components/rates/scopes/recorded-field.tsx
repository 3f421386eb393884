"use client";

import { useTranslations } from "next-intl";
import { toShanghaiField } from "#components/form/shanghai-instant.ts";
import type { FeeScope } from "#components/quotes/calculator/use-fee-asked.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

interface RecordedFieldProps {
  scope: FeeScope;
  onChange: (scope: FeeScope) => void;
}

/** The second time axis: what the portal would have answered, had it been asked at that moment. */
export function RecordedField({ scope, onChange }: RecordedFieldProps) {
  const t = useTranslations("console.prices");
  const { recordedAt, ...party } = scope;
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field label={t("recordedAt")} hint={t("recordedAtHint")}>
        {(bound) => (
          <Input
            {...bound}
            type="datetime-local"
            // Uncontrolled, since a moment half typed is none; a new one begins when the address changes.
            key={recordedAt ?? "now"}
            defaultValue={recordedAt === undefined ? "" : toShanghaiField(new Date(recordedAt))}
            onBlur={(event) => {
              const at = new Date(event.target.value);
              if (!Number.isNaN(at.getTime())) onChange({ ...party, recordedAt: at.toISOString() });
            }}
          />
        )}
      </Field>
      {recordedAt !== undefined && (
        <Button variant="ghost" size="small" className="justify-self-start" onClick={() => onChange(party)}>
          {t("recordedNow")}
        </Button>
      )}
    </div>
  );
}
