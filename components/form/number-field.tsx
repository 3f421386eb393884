"use client";

import { type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parseNumber } from "#server/domain/fields/amounts.ts";
import { useFormField } from "./use-form-field.ts";

interface NumberFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
}

/** A plain number, kept as it is being typed; empty or unreadable is absent, not zero. */
export function NumberField<Values extends FieldValues, Output = Values>(
  props: NumberFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  const value: unknown = field.value;
  const [typed, setTyped] = useState(() => (Number.isFinite(value) ? String(value) : ""));
  return (
    <Field label={props.label} hint={props.hint} error={error}>
      {(bound) => (
        <Input
          {...bound}
          {...field}
          inputMode="decimal"
          className="figures"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            field.onChange(parseNumber(event.target.value) ?? undefined);
          }}
        />
      )}
    </Field>
  );
}
