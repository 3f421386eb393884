"use client";

import { useTranslations } from "next-intl";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { MoneyField } from "#components/form/money-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { CategoryField } from "./category-field.tsx";
import { LocateButton } from "./locate-button.tsx";
import { RegionFields } from "./region-fields.tsx";

export function StoreStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const shell = useTranslations("shell");
  const { form, frame } = useStepForm("store", step, {
    name: "",
    mcc: "",
    provinceCode: "",
    cityCode: "",
    districtCode: "",
    street: "",
  });
  const { control } = form;
  return (
    <StepForm {...frame}>
      <TextField control={control} name="name" label={t("shopName")} hint={t("shopNameHint")} />
      <CategoryField control={control} />
      <RegionFields form={form} />
      <TextField control={control} name="street" label={t("street")} autoComplete="street-address" />
      <LocateButton
        onLocated={({ lat, lng }) => {
          form.setValue("lat", lat);
          form.setValue("lng", lng);
        }}
      />
      <MoneyField
        control={control}
        name="expectedMonthlyVolumeFen"
        label={t("expectedMonthlyVolumeFen")}
        hint={t("expectedHint")}
        optional={shell("optional")}
      />
    </StepForm>
  );
}
