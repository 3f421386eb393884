"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "../input.tsx";

interface FilterSelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  /** What no choice is called; "all" unless it is another. */
  none?: string;
  /** Leaves out "all". */
  required?: boolean;
  onChange: (value: string) => void;
}

export function FilterSelect(props: FilterSelectProps) {
  const { label, value, options, none, required = false, onChange } = props;
  const t = useTranslations("shell");
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-sm whitespace-nowrap text-ink-soft">
        {label}
      </label>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="w-auto">
        {!required && <option value="">{none ?? t("all")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
