"use client";

import { type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
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
            field.onChange(ppmOf(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

function percentOf(ppm: number): string {
  return (ppm / 10_000).toFixed(4).replace(/\.?0+$/, "");
}

/** From digits alone, without passing through floating point. */
function ppmOf(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{0,4}))?$/.exec(typed.trim().replace(/%$/, ""));
  if (match === null) return undefined;
  return Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"));
}
