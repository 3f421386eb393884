"use client";
import { useTranslations } from "next-intl";
import { type Description, DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import { fieldOf } from "#server/domain/applications/fields.ts";
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
            .map(([part, inner]) => answerText(`${group}.${name}.${index}.${part}`, inner))
            .join(" · "),
        }))
      : [{ term: label(`${group}.${name}`), value: answerText(`${group}.${name}`, value) }],
  );
  return <DescriptionList items={items} dense />;
}

/** An answer in words: `field` names it as `store.mcc` or `owners.owners.0.sharePercent`. */
export function useAnswerText(): (field: string, value: unknown) => string {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const regionOf = useRegionName();
  const categories = useCategories()?.flatMap((section) => section.categories);
  const nameOf = useNameOf();
  return (field, value) => {
    if (value === null || value === undefined || value === "") return t("review.empty");
    if (value === LONG_TERM) return t("fields.longTerm");
    const text = String(value);
    const shownAs = fieldOf(field)?.shownAs;
    switch (shownAs) {
      case "percent":
        return `${text}%`;
      case "money":
        return typeof value === "number" ? formatFen(value) : text;
      case "region":
        return regionOf(text) ?? text;
      case "category": {
        const category = categories?.find(({ code }) => code === text);
        return category === undefined ? text : `${text} ${nameOf(category)}`;
      }
      case "kind":
      case "product":
      case "accountType": {
        const key = `${shownAs}.${text}` as "kind.micro";
        return words.has(key) ? words(key) : text;
      }
      default:
        return text;
    }
  };
}

/** The codes of provinces, cities and districts differ, so one look finds any of them. */
function useRegionName(): (code: string) => string | undefined {
  const regions = useRegions();
  return (code) => regions?.provinces[code] ?? regions?.cities[code] ?? regions?.districts[code];
}
