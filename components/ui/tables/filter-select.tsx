"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "../input.tsx";

interface FilterSelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  /** Leaves out "all". */
  required?: boolean;
  onChange: (value: string) => void;
}

export function FilterSelect({ label, value, options, required = false, onChange }: FilterSelectProps) {
  const t = useTranslations("shell");
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-sm whitespace-nowrap text-ink-soft">
        {label}
      </label>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="w-auto">
        {!required && <option value="">{t("all")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
