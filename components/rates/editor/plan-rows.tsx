"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { MoneyField } from "#components/form/money-field.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { PercentField } from "#components/form/percent-field.tsx";
import { SelectField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { RateCardControl } from "./form-control.ts";
import { Inheritable } from "./inheritable.tsx";
import { LEAST_FEN, MOST_FEN } from "./starting-body.ts";
import { useInheritOptions } from "./use-inherit-options.ts";

interface PlanRowsProps {
  control: RateCardControl;
  ids: readonly string[];
  mayInherit: boolean;
  onRemove: (index: number) => void;
}

export function PlanRows({ control, ids, mayInherit, onRemove }: PlanRowsProps) {
  return (
    <div className="grid divide-y divide-line">
      {ids.map((id, index) => (
        <PlanRow
          key={id}
          control={control}
          index={index}
          mayInherit={mayInherit}
          onRemove={() => onRemove(index)}
        />
      ))}
    </div>
  );
}

interface PlanRowProps {
  control: RateCardControl;
  index: number;
  mayInherit: boolean;
  onRemove: () => void;
}

function PlanRow({ control, index, mayInherit, onRemove }: PlanRowProps) {
  const t = useTranslations("console.rates");
  const shell = useTranslations("shell");
  const words = useTranslations("words.bearerShort");
  const options = useInheritOptions(mayInherit);
  const name = `body.plans.${index}` as const;
  const value = { control, mayInherit };
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 py-3 lg:grid-cols-[4.5rem_8rem_7rem_1fr_1fr_8rem_auto]">
      <legend className="sr-only">{t("planNumber", { number: index + 1 })}</legend>
      <NumberField control={control} name={`${name}.term`} label={t("term")} />
      <SelectField
        control={control}
        name={`${name}.bearer`}
        label={t("bearer")}
        placeholder={shell("choose")}
        options={BEARERS.map((bearer) => ({ value: bearer, label: words(bearer) }))}
      />
      <Inheritable {...value} name={`${name}.ratePpm`} label={t("ratePercent")} fallback={0}>
        <PercentField control={control} name={`${name}.ratePpm`} label={t("ratePercent")} />
      </Inheritable>
      <Inheritable {...value} name={`${name}.minFen`} label={t("minimum")} fallback={LEAST_FEN}>
        <MoneyField control={control} name={`${name}.minFen`} label={t("minimum")} />
      </Inheritable>
      <Inheritable {...value} name={`${name}.maxFen`} label={t("maximum")} fallback={MOST_FEN}>
        <MoneyField control={control} name={`${name}.maxFen`} label={t("maximum")} />
      </Inheritable>
      <ChoiceField
        control={control}
        name={`${name}.enabled`}
        label={t("offered")}
        options={options.enabled}
      />
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
