"use client";

import { type ReactNode, useId } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { useFormField } from "./use-form-field.ts";

interface CheckboxProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
}

export function Checkbox<Values extends FieldValues, Output = Values>(props: CheckboxProps<Values, Output>) {
  const { field, error } = useFormField(props);
  const errorId = useId();
  return (
    <div className="grid gap-1">
      <CheckboxLine
        label={props.label}
        ref={field.ref}
        name={field.name}
        onBlur={field.onBlur}
        checked={field.value === true}
        disabled={field.disabled}
        onChange={field.onChange}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : errorId}
        className="items-start py-2"
      />
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
