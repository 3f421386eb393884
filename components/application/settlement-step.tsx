"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "#components/form/radio-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { accountTypesFor } from "#server/domain/application/kinds.ts";
import { StepForm } from "./step-form.tsx";
import type { StepProps } from "./step-props.ts";
import { useStepForm } from "./use-step-form.ts";

export function SettlementStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const words = useTranslations("words.accountType");
  const { kind, product } = step.view;
  const types = kind === null || product === null ? [] : accountTypesFor(kind, product);
  const [only] = types;
  const { form, frame } = useStepForm("settlement", step, {
    ...(types.length === 1 && only !== undefined && { accountType: only }),
    accountName: "",
    accountNumber: "",
    bankName: "",
  });
  const { control } = form;
  return (
    <StepForm {...frame}>
      <RadioField
        control={control}
        name="accountType"
        label={t("accountType")}
        cards={types.map((value) => ({ value, title: words(value), description: t(`${value}Text`) }))}
      />
      <TextField
        control={control}
        name="accountName"
        label={t("accountName")}
        hint={t("accountNameHint")}
        autoComplete="name"
      />
      <TextField
        control={control}
        name="accountNumber"
        label={t("accountNumber")}
        inputMode="numeric"
        className="figures"
      />
      <TextField control={control} name="bankName" label={t("bankName")} />
    </StepForm>
  );
}
