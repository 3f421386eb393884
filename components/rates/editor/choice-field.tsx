"use client";

import { type FieldPath, useController } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/input.tsx";
import type { RateCardControl } from "./form-control.ts";
import type { RateCardForm } from "./rate-card-draft.ts";

interface ChoiceFieldProps {
  control: RateCardControl;
  name: FieldPath<RateCardForm>;
  label: string;
  options: readonly { value: string | boolean; label: string }[];
}

/** One of few values, which need not be text. */
export function ChoiceField({ control, name, label, options }: ChoiceFieldProps) {
  const { field } = useController({ control, name });
  return (
    <Field label={label}>
      {(bound) => (
        <Select
          {...bound}
          ref={field.ref}
          name={field.name}
          onBlur={field.onBlur}
          value={String(field.value)}
          onChange={(event) =>
            field.onChange(options.find(({ value }) => String(value) === event.target.value)?.value)
          }
        >
          {options.map((option) => (
            <option key={option.label} value={String(option.value)}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
