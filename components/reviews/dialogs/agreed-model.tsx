"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface AgreedModelProps {
  product: CaseView["product"];
  value: string;
  onChange: (modelCode: string) => void;
}

/** The device that was agreed on with the applicant, of those made for the product. */
export function AgreedModel({ product, value, onChange }: AgreedModelProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const nameOf = useModelName();
  const stock = useQuery(trpc.devices.stock.queryOptions());
  const models = (stock.data ?? []).filter((model) => model.product === product);
  if (models.length === 0) return null;
  return (
    <FilterSelect
      label={t("agreedModel")}
      none={t("agreedLater")}
      value={value}
      onChange={onChange}
      options={models.map((model) => ({
        value: model.modelCode,
        label: t("agreedOption", { model: nameOf(model), count: model.counts.in_stock ?? 0 }),
      }))}
    />
  );
}
