"use client";

import { ReadFromPhoto } from "#components/apply/documents/ocr/read-from-photo.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { readLicence } from "#server/domain/documents/read-papers.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { PrintedCode } from "./credit-code-as-printed.tsx";

export function BusinessStep(step: StepProps) {
  const { form, frame } = useStepForm("business", step);
  const { control } = form;
  return (
    <StepForm {...frame}>
      {!step.disabled && (
        <ReadFromPhoto
          group="business"
          interpret={(text) => ({ ...readLicence(text) })}
          onConfirm={(values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true })}
        />
      )}
      <AnswerFields
        control={control}
        group="business"
        after={{
          creditCode: <PrintedCode control={control} onChange={() => void form.trigger("creditCode")} />,
        }}
      />
    </StepForm>
  );
}
