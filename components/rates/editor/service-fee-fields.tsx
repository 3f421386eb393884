"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { MoneyField } from "#components/form/money-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/input.tsx";
import { INHERIT } from "#server/domain/rates/rate-card.ts";
import { SERVICE_FEE_TRIGGERS } from "#server/domain/rates/service-fee.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { RateCardControl } from "./form-control.ts";

/** The source article's rule (S6): ¥50 in a month that takes ¥35,000. */
const FIRST_RULE = { volumeFen: 3_500_000, feeFen: 5_000, chargedWhen: "reached" } as const;

interface ServiceFeeFieldsProps {
  control: RateCardControl;
  mayInherit: boolean;
}

/** No monthly service fee, the level above's, or a rule of the card's own. */
export function ServiceFeeFields({ control, mayInherit }: ServiceFeeFieldsProps) {
  const t = useTranslations("console.rates");
  const { field } = useController({ control, name: "body.serviceFee" });
  const mode = typeof field.value === "object" && field.value !== null ? "rule" : (field.value ?? "none");
  const values = { none: null, [INHERIT]: INHERIT, rule: FIRST_RULE } as const;
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("serviceFee")}>
        {(bound) => (
          <Select
            {...bound}
            value={mode}
            onChange={(event) => field.onChange(values[event.target.value as keyof typeof values])}
          >
            <option value="none">{t("serviceFeeNone")}</option>
            {mayInherit && <option value={INHERIT}>{t("inherits")}</option>}
            <option value="rule">{t("serviceFeeRule")}</option>
          </Select>
        )}
      </Field>
      {mode === "rule" && (
        <>
          <ChoiceField
            control={control}
            name="body.serviceFee.chargedWhen"
            label={t("chargedWhen")}
            options={SERVICE_FEE_TRIGGERS.map((value) => ({ value, label: t(`triggers.${value}`) }))}
          />
          <MoneyField control={control} name="body.serviceFee.volumeFen" label={t("serviceVolume")} />
          <MoneyField control={control} name="body.serviceFee.feeFen" label={t("serviceAmount")} />
        </>
      )}
    </div>
  );
}
