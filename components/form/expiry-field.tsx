"use client";

import type { ReactNode } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { LONG_TERM } from "#server/domain/fields/validity.ts";
import { useFormField } from "./use-form-field.ts";

interface ExpiryFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  longTermLabel: string;
}

/** A last day of validity, or none (长期), which is kept as 9999-12-31; whoever picks a day takes the tick away. */
export function ExpiryField<Values extends FieldValues, Output = Values>(
  props: ExpiryFieldProps<Values, Output>,
) {
  const { control, name, label, longTermLabel } = props;
  const { field, error } = useFormField({ control, name });
  const longTerm = field.value === LONG_TERM;
  return (
    <div className="grid gap-2">
      <Field label={label} error={error}>
        {(bound) => (
          <Input
            {...bound}
            {...field}
            type="date"
            max="2199-12-31"
            value={longTerm ? "" : (field.value ?? "")}
          />
        )}
      </Field>
      <CheckboxLine
        label={longTermLabel}
        checked={longTerm}
        disabled={field.disabled}
        onChange={(checked) => field.onChange(checked ? LONG_TERM : "")}
        className="items-center text-sm sm:min-h-8"
      />
    </div>
  );
}
