"use client";

import { useTranslations } from "next-intl";
import { ReadFromPhoto } from "#components/apply/documents/ocr/read-from-photo.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { ExpiryField } from "#components/form/expiry-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { readIdCard } from "#server/domain/documents/read-papers.ts";

/** What can be read off a photo, and how each field is called. */
const LABELS = { name: "name", idNumber: "idNumber", idValidUntil: "idValidUntil" } as const;

export function PersonStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const shell = useTranslations("shell");
  const { form, frame } = useStepForm("person", step, {
    name: "",
    idNumber: "",
    idValidUntil: "",
    mobile: "",
    email: "",
  });
  const { control } = form;
  return (
    <StepForm {...frame}>
      {!step.disabled && (
        <ReadFromPhoto
          interpret={(text) => ({ ...readIdCard(text) })}
          labelOf={(field) => t(LABELS[field as keyof typeof LABELS])}
          onConfirm={(values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true })}
        />
      )}
      <TextField control={control} name="name" label={t("name")} autoComplete="name" />
      <TextField
        control={control}
        name="idNumber"
        label={t("idNumber")}
        hint={t("idNumberHint")}
        autoCapitalize="characters"
        className="figures"
      />
      <ExpiryField
        control={control}
        name="idValidUntil"
        label={t("idValidUntil")}
        longTermLabel={t("longTerm")}
      />
      <TextField
        control={control}
        name="mobile"
        label={t("mobile")}
        hint={t("mobileHint")}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
      />
      <TextField
        control={control}
        name="email"
        label={t("email")}
        optional={shell("optional")}
        type="email"
        inputMode="email"
        autoComplete="email"
      />
    </StepForm>
  );
}
