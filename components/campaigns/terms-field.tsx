"use client";

import { useTranslations } from "next-intl";
import { type Control, useController } from "react-hook-form";
import { FieldError } from "#components/ui/field.tsx";
import type { CampaignDraft, CampaignForm } from "./campaign-draft.ts";

const OFTEN = [3, 6, 9, 12, 18, 24, 36] as const;

interface TermsFieldProps {
  control: Control<CampaignForm, unknown, CampaignDraft>;
}

/** The terms that a campaign holds for. */
export function TermsField({ control }: TermsFieldProps) {
  const t = useTranslations("console.campaigns");
  const words = useTranslations("words");
  const { field, fieldState } = useController({ control, name: "terms" });
  const toggle = (term: number) =>
    field.onChange(
      field.value.includes(term) ? field.value.filter((known) => known !== term) : [...field.value, term],
    );
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t("terms")}</legend>
      <div className="flex flex-wrap gap-x-4">
        {OFTEN.map((term, index) => (
          <label key={term} className="flex min-h-9 items-center gap-2 text-sm">
            <input
              type="checkbox"
              ref={index === 0 ? field.ref : undefined}
              checked={field.value.includes(term)}
              onChange={() => toggle(term)}
              className="size-5 accent-accent"
            />
            {words("terms", { term })}
          </label>
        ))}
      </div>
      {fieldState.error !== undefined && <FieldError id="terms-error">{t("termsMissing")}</FieldError>}
    </fieldset>
  );
}
