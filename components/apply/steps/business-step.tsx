"use client";

import { useTranslations } from "next-intl";
import { ReadFromPhoto } from "#components/apply/documents/ocr/read-from-photo.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { ExpiryField } from "#components/form/expiry-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { readLicence } from "#server/domain/documents/read-papers.ts";
import { PrintedCode } from "./credit-code-as-printed.tsx";

/** What can be read off a photo, and how each field is called. */
const LABELS = {
  registeredName: "registeredName",
  creditCode: "creditCode",
  address: "businessAddress",
  licenceValidUntil: "licenceValidUntil",
} as const;

export function BusinessStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const { form, frame } = useStepForm("business", step, {
    registeredName: "",
    creditCode: "",
    creditCodeAsPrinted: "",
    address: "",
    licenceValidUntil: "",
  });
  const { control } = form;
  return (
    <StepForm {...frame}>
      {!step.disabled && (
        <ReadFromPhoto
          interpret={(text) => ({ ...readLicence(text) })}
          labelOf={(field) => t(LABELS[field as keyof typeof LABELS])}
          onConfirm={(values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true })}
        />
      )}
      <TextField
        control={control}
        name="registeredName"
        label={t("registeredName")}
        autoComplete="organization"
      />
      <TextField
        control={control}
        name="creditCode"
        label={t("creditCode")}
        hint={t("creditCodeHint")}
        autoCapitalize="characters"
        className="figures"
      />
      <PrintedCode control={control} onChange={() => void form.trigger("creditCode")} />
      <TextField control={control} name="address" label={t("businessAddress")} />
      <ExpiryField
        control={control}
        name="licenceValidUntil"
        label={t("licenceValidUntil")}
        longTermLabel={t("longTerm")}
      />
    </StepForm>
  );
}
