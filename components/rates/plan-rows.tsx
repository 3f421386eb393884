"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Control, useController } from "react-hook-form";
import { MoneyField } from "#components/form/money-field.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { PercentField } from "#components/form/percent-field.tsx";
import { SelectField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { BEARERS } from "#server/domain/fees/rate-card.ts";
import type { RateCardDraft, RateCardForm } from "./rate-card-draft.ts";

type FormControl = Control<RateCardForm, unknown, RateCardDraft>;

interface PlanRowsProps {
  control: FormControl;
  ids: readonly string[];
  onRemove: (index: number) => void;
}

export function PlanRows({ control, ids, onRemove }: PlanRowsProps) {
  return (
    <div className="grid divide-y divide-line">
      {ids.map((id, index) => (
        <PlanRow key={id} control={control} index={index} onRemove={() => onRemove(index)} />
      ))}
    </div>
  );
}

function PlanRow({
  control,
  index,
  onRemove,
}: {
  control: FormControl;
  index: number;
  onRemove: () => void;
}) {
  const t = useTranslations("console.rates");
  const shell = useTranslations("shell");
  const words = useTranslations("words.bearerShort");
  const enabled = useController({ control, name: `body.plans.${index}.enabled` });
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 py-3 lg:grid-cols-[5rem_9rem_7rem_1fr_1fr_auto_auto]">
      <legend className="sr-only">{t("planNumber", { number: index + 1 })}</legend>
      <NumberField control={control} name={`body.plans.${index}.term`} label={t("term")} />
      <SelectField
        control={control}
        name={`body.plans.${index}.bearer`}
        label={t("bearer")}
        placeholder={shell("choose")}
        options={BEARERS.map((value) => ({ value, label: words(value) }))}
      />
      <PercentField control={control} name={`body.plans.${index}.ratePpm`} label={t("ratePercent")} />
      <MoneyField control={control} name={`body.plans.${index}.minFen`} label={t("minimum")} />
      <MoneyField control={control} name={`body.plans.${index}.maxFen`} label={t("maximum")} />
      <label className="flex min-h-11 items-center gap-2 text-sm lg:mt-6">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={enabled.field.value === true}
          onChange={(event) => enabled.field.onChange(event.target.checked)}
        />
        {t("enabled")}
      </label>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("removePlan", { number: index + 1 })}
        onClick={onRemove}
        className="lg:mt-6"
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </fieldset>
  );
}
