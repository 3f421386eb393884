import type { Applicant } from "./fill-form.ts";
import type { Locale } from "./wording.ts";

/** Who goes the whole way in each language, by touch; the walks of the form leave them out in CI. */
export const JOURNEYS: Readonly<Record<Locale, Pick<Applicant, "kind" | "product">>> = {
  "zh-CN": { kind: "enterprise", product: "traditional_pos" },
  en: { kind: "individual", product: "shoukuanbao" },
};
