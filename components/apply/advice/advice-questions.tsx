"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Input, Select } from "#components/ui/input.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { PREMISES } from "#server/domain/devices/recommendation.ts";
import {
  ACCOUNT_TYPES,
  accountTypesFor,
  type MerchantKind,
  PRODUCTS,
} from "#server/domain/merchants/kinds.ts";
import { type AdviceNumbers, adviceInputOf } from "./advice-numbers.ts";

interface AdviceQuestionsProps {
  kind: MerchantKind;
  numbers: AdviceNumbers;
  onChange: (change: Partial<AdviceNumbers>) => void;
}

/** Four questions that a shop owner can answer off the cuff. */
export function AdviceQuestions({ kind, numbers, onChange }: AdviceQuestionsProps) {
  const t = useTranslations("apply.advice");
  const words = useTranslations("words.accountType");
  const accounts = ACCOUNT_TYPES.filter((type) =>
    PRODUCTS.some((product) => accountTypesFor(kind, product).includes(type)),
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={t("monthly")}
        error={adviceInputOf(kind, numbers) === null ? t("monthlyWrong") : undefined}
      >
        {(bound) => (
          <Input
            {...bound}
            inputMode="decimal"
            className="figures"
            value={numbers.monthly}
            onChange={(event) => onChange({ monthly: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("cardShare", { percent: numbers.cardSharePercent })} hint={t("cardShareHint")}>
        {(bound) => (
          <input
            {...bound}
            type="range"
            min={0}
            max={100}
            step={5}
            value={numbers.cardSharePercent}
            onChange={(event) => onChange({ cardSharePercent: event.target.valueAsNumber })}
            className="min-h-11 w-full accent-accent sm:min-h-10"
          />
        )}
      </Field>
      <Field label={t("premises")}>
        {(bound) => (
          <Select
            {...bound}
            value={numbers.premises}
            onChange={(event) =>
              onChange({ premises: knownValue(PREMISES, event.target.value) ?? "counter" })
            }
          >
            {PREMISES.map((value) => (
              <option key={value} value={value}>
                {t(`premisesOf.${value}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {accounts.length > 1 && (
        <Field label={t("account")}>
          {(bound) => (
            <Select
              {...bound}
              value={numbers.accountType ?? ""}
              onChange={(event) => onChange({ accountType: knownValue(ACCOUNT_TYPES, event.target.value) })}
            >
              <option value="">{t("accountEither")}</option>
              {accounts.map((value) => (
                <option key={value} value={value}>
                  {words(value)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}
