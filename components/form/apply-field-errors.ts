import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { problemOf } from "#components/api/problem.ts";

/** Returns the server's field errors to their fields, the first with focus; tells whether there were any. */
export function applyFieldErrors<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  error: unknown,
): boolean {
  const entries = Object.entries(problemOf(error).fieldErrors);
  for (const [index, [field, message]] of entries.entries()) {
    form.setError(field as FieldPath<Values>, { type: "server", message }, { shouldFocus: index === 0 });
  }
  return entries.length > 0;
}
