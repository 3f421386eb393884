"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { RadioField } from "#components/form/radio-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { accountTypesFor } from "#server/domain/merchants/kinds.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { bankOfCard } from "./bank-of-card.ts";

export function SettlementStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const words = useTranslations("words.accountType");
  const { kind, product } = step.view;
  const types = kind === null || product === null ? [] : accountTypesFor(kind, product);
  const [only] = types;
  const { form, frame } = useStepForm("settlement", step, {
    ...(types.length === 1 && only !== undefined && { accountType: only }),
  });
  const { control } = form;
  const [recognised, setRecognised] = useState<string | null>(null);
  const accountType = (
    <RadioField
      control={control}
      name="accountType"
      label={t("accountType")}
      cards={types.map((value) => ({ value, title: words(value), description: t(`${value}Text`) }))}
    />
  );
  const accountNumber = (
    <TextField
      control={control}
      name="accountNumber"
      label={t("accountNumber")}
      inputMode="numeric"
      className="figures"
      onChange={(event) => {
        const bank = bankOfCard(event.target.value);
        const typed = form.getValues("bankName");
        // What somebody typed stays; what was recognised follows the number.
        if (bank !== undefined && (typed === "" || typed === recognised)) {
          form.setValue("bankName", bank, { shouldValidate: true });
          setRecognised(bank);
        }
      }}
    />
  );
  const bankName = (
    <TextField
      control={control}
      name="bankName"
      label={t("bankName")}
      hint={recognised !== null && form.watch("bankName") === recognised ? t("bankRecognised") : undefined}
    />
  );
  return (
    <StepForm {...frame}>
      <AnswerFields control={control} group="settlement" own={{ accountType, accountNumber, bankName }} />
    </StepForm>
  );
}
