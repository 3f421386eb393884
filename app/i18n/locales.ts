export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "zh-CN";
export const LOCALE_COOKIE = "ruwang_locale";

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && LOCALES.some((locale) => locale === value);
}

/** The reader's choice, else the first language of Accept-Language that we speak, else Chinese. */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "").split(",").map(parseRange);
  wanted.sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    if (language === "zh") return "zh-CN";
    if (language === "en") return "en";
  }
  return DEFAULT_LOCALE;
}

function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
  return {
    language: tag.split("-")[0]?.toLowerCase() ?? "",
    quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0,
  };
}
