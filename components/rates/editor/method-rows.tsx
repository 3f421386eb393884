"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useWatch } from "react-hook-form";
import { MoneyField } from "#components/form/money-field.tsx";
import { PercentField } from "#components/form/percent-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { INHERIT } from "#server/domain/rates/rate-card.ts";
import { ChoiceField } from "./choice-field.tsx";
import { DebitFields } from "./debit-fields.tsx";
import type { RateCardControl } from "./form-control.ts";
import { Inheritable } from "./inheritable.tsx";
import { newMethod } from "./starting-body.ts";
import { useInheritOptions } from "./use-inherit-options.ts";

interface MethodRowsProps {
  control: RateCardControl;
  mayInherit: boolean;
}

/** What the card says of each way to pay: offered or not, the acquiring rate, its cap. */
export function MethodRows({ control, mayInherit }: MethodRowsProps) {
  const words = useTranslations("words.method");
  const methods = useFieldArray({ control, name: "body.methods" });
  const missing = PAYMENT_METHODS.filter((kind) => !methods.fields.some((method) => method.kind === kind));
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="grid divide-y divide-line">
        {methods.fields.map((method, index) => (
          <MethodRow
            key={method.id}
            control={control}
            index={index}
            mayInherit={mayInherit}
            onRemove={() => methods.remove(index)}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {missing.map((kind) => (
          <Button
            key={kind}
            variant="secondary"
            size="small"
            onClick={() => methods.append(newMethod(kind, mayInherit))}
          >
            <Plus aria-hidden className="size-4" />
            {words(kind)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function MethodRow({
  control,
  index,
  mayInherit,
  onRemove,
}: MethodRowsProps & { index: number; onRemove: () => void }) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words.method");
  const options = useInheritOptions(mayInherit);
  const name = `body.methods.${index}` as const;
  const kind = useWatch({ control, name: `${name}.kind` });
  const ownRate = useWatch({ control, name: `${name}.ratePpm` }) !== INHERIT;
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 py-3 lg:grid-cols-[8rem_8rem_8rem_9rem_1fr_auto]">
      <legend className="sr-only">{words(kind)}</legend>
      <p aria-hidden className="font-medium max-lg:col-span-2 lg:mt-8">
        {words(kind)}
      </p>
      <ChoiceField
        control={control}
        name={`${name}.enabled`}
        label={t("offered")}
        options={options.enabled}
      />
      <Inheritable
        control={control}
        name={`${name}.ratePpm`}
        label={t("ratePercent")}
        mayInherit={mayInherit}
        fallback={6_000}
      >
        <PercentField control={control} name={`${name}.ratePpm`} label={t("ratePercent")} />
      </Inheritable>
      {ownRate ? (
        <MoneyField control={control} name={`${name}.capFen`} label={t("cap")} hint={t("capHint")} />
      ) : (
        <span />
      )}
      {ownRate && kind === "bank_card" ? <DebitFields control={control} index={index} /> : <span />}
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("removeMethod", { method: words(kind) })}
        onClick={onRemove}
        className="lg:mt-6"
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </fieldset>
  );
}
