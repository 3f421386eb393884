"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Control, useController } from "react-hook-form";
import type { z } from "zod";
import { matches, useCategories, useNameOf } from "#components/applications/categories.ts";
import { useLocked } from "#components/form/field-locks.ts";
import { SelectField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { storeAnswers } from "#server/domain/applications/answers.ts";

interface CategoryFieldProps {
  control: Control<z.input<typeof storeAnswers>, unknown, z.output<typeof storeAnswers>>;
}

/** So many fit on a phone's screen; who finds more types another letter. */
const SHOWN = 12;

/** The merchant category: found by what people call it, by its code, or in the whole list. */
export function CategoryField({ control }: CategoryFieldProps) {
  const t = useTranslations("apply.fields");
  const shell = useTranslations("shell");
  const nameOf = useNameOf();
  const sections = useCategories() ?? [];
  const { field } = useController({ control, name: "mcc" });
  const locked = useLocked("mcc");
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  const all = sections.flatMap((section) =>
    section.categories.map((category) => ({
      value: category.code,
      label: nameOf(category),
      group: nameOf(section),
      found: wanted !== "" && matches(category, wanted),
    })),
  );
  const found = all.filter((category) => category.found);
  return (
    <div className="grid gap-3">
      <Field
        label={t("findMcc")}
        hint={
          <span role="status">
            {wanted === "" ? t("findMccHint") : t("mccFound", { count: found.length })}
          </span>
        }
      >
        {(bound) => (
          <Input
            {...bound}
            type="search"
            disabled={locked}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </Field>
      {found.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {found.slice(0, SHOWN).map(({ value, label }) => (
            <li key={value}>
              <Button
                variant="secondary"
                aria-pressed={field.value === value}
                onClick={() => field.onChange(value)}
                className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        control={control}
        name="mcc"
        label={t("mcc")}
        placeholder={shell("choose")}
        options={all}
      />
    </div>
  );
}
