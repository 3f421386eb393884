"use client";

import type { ReactNode } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useFormField } from "./use-form-field.ts";

interface NumberFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
}

/** A plain number; empty is absent, not zero. */
export function NumberField<Values extends FieldValues, Output = Values>(
  props: NumberFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  const value: unknown = field.value;
  return (
    <Field label={props.label} hint={props.hint} error={error}>
      {(bound) => (
        <Input
          {...bound}
          {...field}
          inputMode="decimal"
          className="figures"
          value={typeof value === "number" && Number.isFinite(value) ? String(value) : ""}
          onChange={(event) => {
            const typed = event.target.value.trim();
            const number = Number(typed);
            if (typed === "") field.onChange(undefined);
            else if (Number.isFinite(number)) field.onChange(number);
          }}
        />
      )}
    </Field>
  );
}
