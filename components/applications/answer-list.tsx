"use client";
import { useTranslations } from "next-intl";
import { type Description, DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { useCategories, useNameOf } from "./categories.ts";
import { shownAnswers, useFieldLabel } from "./field-labels.ts";
import { useRegions } from "./regions.ts";

interface AnswerListProps {
  group: AnswerGroup;
  answers: DraftAnswers;
}

/** What was answered in a group, in words. */
export function AnswerList({ group, answers }: AnswerListProps) {
  const label = useFieldLabel();
  const answerText = useAnswerText();
  const items: Description[] = shownAnswers(group, answers).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((entry, index) => ({
          term: label(`${group}.${name}.${index}`),
          value: Object.entries(entry)
            .map(([part, inner]) => answerText(part, inner))
            .join(" · "),
        }))
      : [{ term: label(`${group}.${name}`), value: answerText(name, value) }],
  );
  return <DescriptionList items={items} dense />;
}

export function useAnswerText(): (name: string, value: unknown) => string {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const regions = useRegions();
  const categories = useCategories()?.flatMap((section) => section.categories);
  const nameOf = useNameOf();
  const regionsOf: Record<string, Readonly<Record<string, string>> | undefined> = {
    provinceCode: regions?.provinces,
    cityCode: regions?.cities,
    districtCode: regions?.districts,
  };
  return (name, value) => {
    if (value === null || value === undefined || value === "") return t("review.empty");
    if (value === LONG_TERM) return t("fields.longTerm");
    if (name === "sharePercent") return `${String(value)}%`;
    if (name === "expectedMonthlyVolumeFen" && typeof value === "number") return formatFen(value);
    const text = String(value);
    const wordLists: Record<string, string> = {
      kind: `kind.${text}`,
      product: `product.${text}`,
      accountType: `accountType.${text}`,
    };
    const region = regionsOf[name]?.[text];
    if (region !== undefined) return region;
    const key = wordLists[name];
    if (key !== undefined && words.has(key as "kind.micro")) return words(key as "kind.micro");
    if (name === "mcc") {
      const category = categories?.find(({ code }) => code === text);
      return category === undefined ? text : `${text} ${nameOf(category)}`;
    }
    return text;
  };
}
