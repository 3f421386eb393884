import { useTranslations } from "next-intl";
import type { Good } from "./goods.ts";

const SAMPLES = [
  { id: "coffee", category: "drinks", priceFen: 1_800 },
  { id: "tea", category: "drinks", priceFen: 3_200 },
  { id: "cake", category: "food", priceFen: 2_600 },
  { id: "earphones", category: "electronics", priceFen: 39_900 },
  { id: "phone", category: "electronics", priceFen: 299_900 },
] as const;

/** A small shop to begin with. */
export function useSamples(): readonly Good[] {
  const t = useTranslations("terminal.goods.sample");
  return SAMPLES.map(({ id, category, priceFen }) => ({
    id,
    name: t(id),
    category: t(category),
    priceFen,
  }));
}
