"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface ChooseCheckerProps {
  file: CaseView;
  value: string;
  onChange: (personId: string) => void;
}

/** Who is to judge the case a second time; anybody who may, unless somebody is named. */
export function ChooseChecker({ file, value, onChange }: ChooseCheckerProps) {
  const t = useTranslations("console.case");
  const colleagues = useQuery(useTRPC().desk.colleagues.queryOptions());
  const checkers = (colleagues.data ?? []).filter(
    ({ id, roles, awayUntil }) => roles.includes("checker") && id !== file.reviewer?.id && awayUntil === null,
  );
  return (
    <FilterSelect
      label={t("namedChecker")}
      none={t("anyChecker")}
      value={value}
      onChange={onChange}
      options={checkers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
