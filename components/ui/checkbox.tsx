import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names.ts";

interface CheckboxLineProps extends Omit<ComponentProps<"input">, "type" | "id" | "onChange"> {
  label: ReactNode;
  onChange: (checked: boolean) => void;
}

/** A tick with its words; both take the touch. */
export function CheckboxLine({ label, onChange, className, ...input }: CheckboxLineProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={cx("flex min-h-11 gap-3", className)}>
      <input
        {...input}
        id={id}
        type="checkbox"
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}
