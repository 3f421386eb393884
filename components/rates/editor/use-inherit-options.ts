import { useTranslations } from "next-intl";
import { INHERIT } from "#server/domain/rates/rate-card.ts";

/** Choices that end with inheriting, where there is a level above to inherit from. */
export function useInheritOptions(mayInherit: boolean) {
  const t = useTranslations("console.rates");
  const inherits = mayInherit ? [{ value: INHERIT, label: t("inherits") }] : [];
  return {
    enabled: [{ value: true, label: t("enabled") }, { value: false, label: t("off") }, ...inherits],
    remainder: [
      { value: "first", label: t("remainders.first") },
      { value: "last", label: t("remainders.last") },
      ...inherits,
    ],
    unlisted: [{ value: "not_offered", label: t("notListed") }, ...inherits],
  };
}
