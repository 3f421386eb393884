"use client";

import { useId } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { FieldError } from "#components/ui/field.tsx";
import { type RadioCard, RadioCards } from "#components/ui/radio-cards.tsx";
import { useFormField } from "./use-form-field.ts";

interface RadioFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: string;
  cards: readonly RadioCard<string>[];
  onChosen?: (value: string) => void;
}

export function RadioField<Values extends FieldValues, Output = Values>(
  props: RadioFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  const errorId = useId();
  return (
    <div className="grid gap-2">
      {/* Before the cards: the focus goes to the first, and on a phone what follows them is out of sight. */}
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
      <RadioCards
        label={props.label}
        cards={props.cards}
        value={field.value}
        onChange={(value) => {
          field.onChange(value);
          props.onChosen?.(value);
        }}
        disabled={field.disabled}
        firstRef={field.ref}
        invalid={error === undefined ? undefined : true}
        describedBy={error === undefined ? undefined : errorId}
      />
    </div>
  );
}
