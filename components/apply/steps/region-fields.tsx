"use client";

import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { useRegions } from "#components/applications/regions.ts";
import { SelectField } from "#components/form/text-field.tsx";
import type { storeAnswers } from "#server/domain/applications/answers.ts";

type StoreForm = UseFormReturn<z.input<typeof storeAnswers>, unknown, z.output<typeof storeAnswers>>;

interface Option {
  value: string;
  label: string;
}

/** Province, city, district; each list follows from the choice above it (GB/T 2260 codes nest by prefix). */
export function RegionFields({ form }: { form: StoreForm }) {
  const t = useTranslations("apply.fields");
  const shell = useTranslations("shell");
  const regions = useRegions();
  const [province, city] = form.watch(["provinceCode", "cityCode"]);
  return (
    <div className="grid gap-5 sm:grid-cols-3 sm:gap-3">
      <SelectField
        control={form.control}
        name="provinceCode"
        label={t("province")}
        placeholder={shell("choose")}
        options={optionsOf(regions?.provinces)}
        onChosen={() => {
          form.setValue("cityCode", "");
          form.setValue("districtCode", "");
        }}
      />
      <SelectField
        control={form.control}
        name="cityCode"
        label={t("city")}
        placeholder={shell("choose")}
        options={within(optionsOf(regions?.cities), province, 2)}
        onChosen={() => form.setValue("districtCode", "")}
      />
      <SelectField
        control={form.control}
        name="districtCode"
        label={t("district")}
        placeholder={shell("choose")}
        options={within(optionsOf(regions?.districts), city, 4)}
      />
    </div>
  );
}

function optionsOf(list: Readonly<Record<string, string>> | undefined): Option[] {
  return Object.entries(list ?? {}).map(([value, label]) => ({ value, label }));
}

function within(options: readonly Option[], parent: string | undefined, digits: number): Option[] {
  if (parent === undefined || parent === "") return [];
  return options.filter((option) => option.value.startsWith(parent.slice(0, digits)));
}
