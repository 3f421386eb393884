"use client";

import {
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  useController,
} from "react-hook-form";
import { useLocked } from "./field-locks.ts";
import { useFaultText } from "./use-fault-text.ts";

interface FormField {
  field: ControllerRenderProps;
  /** What is wrong with it, in the reader's words. */
  error: string | undefined;
}

/** One field of a form: its value and handlers, its fault in words, disabled where the form is or the field is locked. */
export function useFormField<Values extends FieldValues, Output>(props: {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
}): FormField {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const locked = useLocked(props.name);
  const faultText = useFaultText();
  return {
    // A locked field keeps its value in the form; a form's own `disabled` would empty it.
    field: { ...field, disabled: locked || field.disabled === true },
    error: faultText(fieldState.error?.message),
  };
}
