"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { MoneyField } from "#components/form/money-field.tsx";
import { PercentField } from "#components/form/percent-field.tsx";
import type { RateCardControl } from "./form-control.ts";

/** A debit card's own rate and cap, where one is agreed. */
export function DebitFields({ control, index }: { control: RateCardControl; index: number }) {
  const t = useTranslations("console.rates");
  const name = `body.methods.${index}.debit` as const;
  const { field } = useController({ control, name });
  const agreed = field.value !== undefined;
  return (
    <div className="grid gap-2">
      <label className="flex min-h-6 items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) =>
            field.onChange(event.target.checked ? { ratePpm: 5_000, capFen: 2_000 } : undefined)
          }
          className="size-4 accent-accent"
        />
        {t("debit")}
      </label>
      {agreed && (
        <div className="grid grid-cols-2 gap-2">
          <PercentField control={control} name={`${name}.ratePpm`} label={t("debitRate")} />
          <MoneyField control={control} name={`${name}.capFen`} label={t("debitCap")} />
        </div>
      )}
    </div>
  );
}
