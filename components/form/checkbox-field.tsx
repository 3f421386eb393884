"use client";

import { type ReactNode, useId } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { FieldError } from "#components/ui/field.tsx";
import { useFormField } from "./use-form-field.ts";

interface CheckboxProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
}

export function Checkbox<Values extends FieldValues, Output = Values>(props: CheckboxProps<Values, Output>) {
  const { field, error } = useFormField(props);
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          id={id}
          type="checkbox"
          ref={field.ref}
          name={field.name}
          onBlur={field.onBlur}
          checked={field.value === true}
          disabled={field.disabled}
          onChange={(event) => field.onChange(event.target.checked)}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>{props.label}</span>
      </label>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
