"use client";

import { type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useFaultText } from "./use-fault-text.ts";
import { useFormField } from "./use-form-field.ts";

export interface FigureFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
  optional?: string;
}

interface Codec {
  /** The number that a text means; null where it means none, or could mean two. */
  read: (typed: string) => number | null;
  show: (value: number) => string;
  /** What is said of a text that means no such number. */
  fault: "amount_shape" | "figure_shape";
}

/** A figure in the form in which people type it. What is unreadable is said at once, and kept as absent, not as zero. */
export function FigureField<Values extends FieldValues, Output = Values>({
  read,
  show,
  fault,
  ...props
}: FigureFieldProps<Values, Output> & Codec) {
  const { field, error } = useFormField(props);
  const faultText = useFaultText();
  const value: unknown = field.value;
  const [typed, setTyped] = useState(() => (Number.isFinite(value) ? show(value as number) : ""));
  const meant = read(typed);
  const unreadable = typed.trim() !== "" && meant === null;
  return (
    <Field
      label={props.label}
      hint={props.hint}
      optional={props.optional}
      error={unreadable ? faultText(fault) : error}
    >
      {(bound) => (
        <Input
          {...bound}
          {...field}
          inputMode="decimal"
          className="figures"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            field.onChange(read(event.target.value) ?? undefined);
          }}
          onBlur={() => {
            field.onBlur();
            if (meant !== null) setTyped(show(meant));
          }}
        />
      )}
    </Field>
  );
}
