"use client";

import { type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parsePercent } from "#server/domain/fields/amounts.ts";
import { percentOf } from "#server/domain/money/percent.ts";
import { useFormField } from "./use-form-field.ts";

interface PercentFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
}

/** People type percent, at most four decimals; the form holds integer ppm. */
export function PercentField<Values extends FieldValues, Output = Values>(
  props: PercentFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  const value: unknown = field.value;
  const [typed, setTyped] = useState(() => (typeof value === "number" ? percentOf(value) : ""));
  return (
    <Field label={props.label} error={error}>
      {(bound) => (
        <Input
          {...bound}
          {...field}
          inputMode="decimal"
          className="figures"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            field.onChange(parsePercent(event.target.value) ?? undefined);
          }}
        />
      )}
    </Field>
  );
}
