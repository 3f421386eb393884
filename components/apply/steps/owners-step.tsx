"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { NumberField } from "#components/form/number-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";

const MAX_OWNERS = 4;

export function OwnersStep(step: StepProps) {
  const t = useTranslations("apply.fields");
  const { form, frame } = useStepForm("owners", step, { owners: [{ name: "", idNumber: "" }] });
  const { control } = form;
  const owners = useFieldArray({ control, name: "owners" });
  return (
    <StepForm {...frame}>
      {owners.fields.map((owner, index) => (
        <fieldset key={owner.id} className="grid gap-4 rounded-lg border border-line bg-surface p-4">
          <legend className="px-1 font-medium">{t("owner", { number: index + 1 })}</legend>
          <TextField control={control} name={`owners.${index}.name`} label={t("name")} />
          <TextField
            control={control}
            name={`owners.${index}.idNumber`}
            label={t("idNumber")}
            className="figures"
          />
          <NumberField control={control} name={`owners.${index}.sharePercent`} label={t("sharePercent")} />
          {owners.fields.length > 1 && (
            <Button
              variant="ghost"
              onClick={() => owners.remove(index)}
              aria-label={t("removeOwner", { number: index + 1 })}
              className="justify-self-start"
            >
              <Trash2 aria-hidden className="size-4" />
            </Button>
          )}
        </fieldset>
      ))}
      {owners.fields.length < MAX_OWNERS && (
        <Button
          variant="secondary"
          // The share stays empty until it is typed; a made-up number would look like an answer.
          onClick={() => owners.append({ name: "", idNumber: "", sharePercent: Number.NaN })}
        >
          <Plus aria-hidden className="size-4" />
          {t("addOwner")}
        </Button>
      )}
    </StepForm>
  );
}
