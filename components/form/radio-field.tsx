"use client";

import { useId } from "react";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { FieldError } from "#components/ui/field.tsx";
import { type RadioCard, RadioCards } from "#components/ui/radio-cards.tsx";
import { useFaultText } from "./use-fault-text.ts";

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
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const errorId = useId();
  const faultText = useFaultText();
  const message = faultText(fieldState.error?.message);
  return (
    <div className="grid gap-2">
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
        invalid={message === undefined ? undefined : true}
        describedBy={message === undefined ? undefined : errorId}
      />
      {message !== undefined && <FieldError id={errorId}>{message}</FieldError>}
    </div>
  );
}
