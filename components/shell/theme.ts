export const THEME_COOKIE = "ruwang_theme";

/** An explicit choice; without one the page follows the system, in CSS alone, so nothing flashes. */
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: string | undefined): value is Theme {
  return value !== undefined && THEMES.some((theme) => theme === value);
}
