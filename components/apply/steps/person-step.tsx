"use client";

import { ReadFromPhoto } from "#components/apply/documents/ocr/read-from-photo.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { readIdCard } from "#server/domain/documents/read-papers.ts";
import { AnswerFields } from "./answer-fields.tsx";

export function PersonStep(step: StepProps) {
  const { form, frame } = useStepForm("person", step);
  return (
    <StepForm {...frame}>
      {!step.disabled && (
        <ReadFromPhoto
          group="person"
          interpret={(text) => ({ ...readIdCard(text) })}
          onConfirm={(values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true })}
        />
      )}
      <AnswerFields control={form.control} group="person" />
    </StepForm>
  );
}
