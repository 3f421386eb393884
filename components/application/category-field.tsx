"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Control } from "react-hook-form";
import type { z } from "zod";
import { useLocked } from "#components/form/field-locks.ts";
import { SelectField } from "#components/form/text-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { storeAnswers } from "#server/domain/application/answers.ts";
import { CATEGORIES } from "./categories.ts";

interface CategoryFieldProps {
  control: Control<z.input<typeof storeAnswers>, unknown, z.output<typeof storeAnswers>>;
  chosen: string | undefined;
}

/** The merchant category, found by a word of its name or by its code. */
export function CategoryField({ control, chosen }: CategoryFieldProps) {
  const t = useTranslations("apply.fields");
  const mcc = useTranslations("apply.mcc");
  const shell = useTranslations("shell");
  const locked = useLocked("mcc");
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = CATEGORIES.filter(
    (code) => code === chosen || code.startsWith(wanted) || mcc(code).toLowerCase().includes(wanted),
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("findMcc")} hint={found.length === 0 ? t("noMcc") : undefined}>
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
      <SelectField
        control={control}
        name="mcc"
        label={t("mcc")}
        placeholder={shell("choose")}
        options={found.map((code) => ({ value: code, label: mcc(code) }))}
      />
    </div>
  );
}
