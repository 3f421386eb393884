"use client";
import { type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { useFaultText } from "./use-fault-text.ts";
import { useFormField } from "./use-form-field.ts";

interface MoneyFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
  optional?: string;
}

/** People type yuan; the form holds integer fen. What is no amount is said at once and not kept. */
export function MoneyField<Values extends FieldValues, Output = Values>(
  props: MoneyFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  const faultText = useFaultText();
  const value: unknown = field.value;
  const [typed, setTyped] = useState(() => (typeof value === "number" ? formatFen(value).slice(1) : ""));
  const unreadable = typed.trim() !== "" && parseYuan(typed) === null;
  return (
    <Field
      label={props.label}
      hint={props.hint}
      optional={props.optional}
      error={unreadable ? faultText("amount_shape") : error}
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
            field.onChange(parseYuan(event.target.value) ?? undefined);
          }}
          onBlur={() => {
            field.onBlur();
            const fen = parseYuan(typed);
            if (fen !== null) setTyped(formatFen(fen).slice(1));
          }}
        />
      )}
    </Field>
  );
}
