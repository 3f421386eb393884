"use client";

import { useTranslations } from "next-intl";
import { type Control, useFormState, useWatch } from "react-hook-form";
import type { z } from "zod";
import { useFormField } from "#components/form/use-form-field.ts";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import type { businessAnswers } from "#server/domain/applications/answers.ts";
import { isEarlyCodeFault } from "#server/domain/fields/credit-code.ts";

interface PrintedCodeProps {
  control: Control<z.input<typeof businessAnswers>, unknown, z.output<typeof businessAnswers>>;
  /** Has the code checked once more. */
  onChange: () => void;
}

/** A code that breaks a check which early codes break: the applicant may say that the licence has it so. */
export function PrintedCode({ control, onChange }: PrintedCodeProps) {
  const t = useTranslations("apply.fields");
  const creditCode = useWatch({ control, name: "creditCode" });
  const { errors } = useFormState({ control, name: "creditCode" });
  const { field } = useFormField({ control, name: "creditCodeAsPrinted" });
  const vouched = creditCode !== "" && field.value === creditCode;
  if (!vouched && !isEarlyCodeFault(errors.creditCode?.message ?? null)) return null;
  return (
    <CheckboxLine
      label={
        <>
          <span className="font-medium">{t("creditCodeAsPrinted")}</span>
          <span className="mt-1 block text-ink-soft">{t("creditCodeAsPrintedText")}</span>
        </>
      }
      ref={field.ref}
      name={field.name}
      checked={vouched}
      disabled={field.disabled}
      onChange={(checked) => {
        field.onChange(checked ? creditCode : "");
        onChange();
      }}
      className="items-start rounded-lg bg-sunken p-4 text-sm"
    />
  );
}
