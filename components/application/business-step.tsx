"use client";

import { useTranslations } from "next-intl";
import { ExpiryField } from "#components/form/expiry-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { readLicence } from "#server/domain/documents/read-papers.ts";
import { ReadFromPhoto } from "./ocr/read-from-photo.tsx";
import { PrintedCode } from "./printed-code.tsx";
import { StepForm } from "./step-form.tsx";
import type { StepProps } from "./step-props.ts";
import { useStepForm } from "./use-step-form.ts";

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
