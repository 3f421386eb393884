"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { ExpiryField } from "#components/form/expiry-field.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { type FIELDS, type FieldName, fieldNamesOf, fieldOf } from "#server/domain/applications/fields.ts";

type Field = NonNullable<ReturnType<typeof fieldOf>>;
type MessageOf<Key extends "label" | "hint"> = Extract<
  (typeof FIELDS)[FieldName],
  { [K in Key]: string }
>[Key];

interface AnswerFieldsProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  group: string;
  /** Fields that are asked in a way of their own, by name; null for one that another of them asks too. */
  own?: Readonly<Record<string, ReactNode>>;
  /** What stands below a field. */
  after?: Readonly<Record<string, ReactNode>>;
}

/** The fields of one question group in the registry's order: what is declared there is asked here. */
export function AnswerFields<Values extends FieldValues, Output = Values>({
  control,
  group,
  own = {},
  after = {},
}: AnswerFieldsProps<Values, Output>) {
  return fieldNamesOf(group).map((name) => {
    const field = fieldOf(`${group}.${name}`);
    const asked = name in own ? own[name] : undefined;
    return (
      <Fragment key={name}>
        {name in own
          ? asked
          : field?.input !== undefined && (
              <AnswerField control={control} name={name as FieldPath<Values>} field={field} />
            )}
        {after[name]}
      </Fragment>
    );
  });
}

interface AnswerFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  field: Field;
}

function AnswerField<Values extends FieldValues, Output>({
  field,
  ...bound
}: AnswerFieldProps<Values, Output>) {
  const t = useTranslations("apply");
  const shell = useTranslations("shell");
  const asked = {
    ...bound,
    label: t(field.label as MessageOf<"label">),
    ...(field.hint !== undefined && { hint: t(field.hint as MessageOf<"hint">) }),
    ...(field.optional === true && { optional: shell("optional") }),
  };
  if (field.input === "expiry")
    return <ExpiryField {...bound} label={asked.label} longTermLabel={t("fields.longTerm")} />;
  if (field.input === "money") return <MoneyField {...asked} />;
  return <TextField {...asked} {...KEYBOARDS[field.input ?? "text"]} autoComplete={field.autoComplete} />;
}

/** The keyboard that fits, and figures of one width where digits are read. */
const KEYBOARDS = {
  text: {},
  figures: { inputMode: "numeric", className: "figures" },
  code: { autoCapitalize: "characters", className: "figures" },
  tel: { type: "tel", inputMode: "tel" },
  email: { type: "email", inputMode: "email" },
} as const;
