"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { MoneyField } from "#components/form/money-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { amountFen } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";
import { Glass } from "../parts/glass.tsx";
import { PrimaryButton } from "../parts/primary-button.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";
import type { Good } from "./goods.ts";

const good = z.strictObject({
  name: line({ min: 1, max: 30, kind: "name" }),
  category: line({ min: 1, max: 20, kind: "name" }),
  priceFen: amountFen,
});

interface GoodsFormProps {
  /** Those that there are, the first proposed. */
  categories: string[];
  onAdd: (good: Good) => void;
  onBack: () => void;
}

/** Something else that the shop sells. */
export function GoodsForm({ categories, onAdd, onBack }: GoodsFormProps) {
  const t = useTranslations("terminal.goods");
  const form = useForm({
    resolver: zodResolver(good),
    defaultValues: { name: "", category: categories[0] ?? "" },
  });
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((values) => onAdd({ ...values, id: crypto.randomUUID() }))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Glass className="gap-3" foot={<PrimaryButton type="submit">{t("save")}</PrimaryButton>}>
        <ScreenHeader title={t("add")} onBack={onBack} />
        <TextField control={form.control} name="name" label={t("name")} />
        <TextField control={form.control} name="category" label={t("category")} />
        <MoneyField control={form.control} name="priceFen" label={t("price")} />
      </Glass>
    </form>
  );
}
