import { useLocale } from "next-intl";
import { staticData } from "#components/query/static-data.ts";
import type { Category, CategorySection } from "#server/domain/applications/categories.ts";

const { load, useData } = staticData<CategorySection[]>("/api/categories");
export const loadCategories = load;
export const useCategories = useData;

/** A category or section by its name in the reader's language. */
export function useNameOf(): (named: { zh: string; en: string }) => string {
  const locale = useLocale();
  return (named) => named[locale === "en" ? "en" : "zh"];
}

/** By the beginning of its code, a part of its name in either language, or what people call it besides. */
export function matches(category: Category, wanted: string): boolean {
  const { code, zh, en, words } = category;
  return code.startsWith(wanted) || `${zh} ${en} ${words}`.toLowerCase().includes(wanted.toLowerCase());
}
