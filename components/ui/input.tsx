import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

export const CONTROL =
  "w-full rounded-md border border-edge bg-surface px-3 text-base text-ink placeholder:text-ink-soft " +
  "min-h-11 sm:min-h-10 sm:text-sm aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger " +
  "disabled:bg-sunken disabled:text-ink-soft";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input autoComplete="off" {...rest} className={cx(CONTROL, className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...rest} className={cx(CONTROL, "py-2", className)} />;
}

/** The platform's own select: on a phone it opens the wheel people know. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={cx(CONTROL, "appearance-auto pe-2", className)} />;
}
