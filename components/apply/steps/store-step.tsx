"use client";

import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { CategoryField } from "./category-field.tsx";
import { LocateButton } from "./locate-button.tsx";
import { RegionFields } from "./region-fields.tsx";

export function StoreStep(step: StepProps) {
  const { form, frame } = useStepForm("store", step);
  const { control } = form;
  const locate = (
    <LocateButton
      onLocated={({ lat, lng }) => {
        form.setValue("lat", lat);
        form.setValue("lng", lng);
      }}
    />
  );
  return (
    <StepForm {...frame}>
      <AnswerFields
        control={control}
        group="store"
        own={{ mcc: <CategoryField control={control} />, provinceCode: <RegionFields form={form} /> }}
        after={{ street: locate }}
      />
    </StepForm>
  );
}
