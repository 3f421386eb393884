"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { writePreference } from "./preference-cookie.ts";
import { THEME_COOKIE, type Theme } from "./theme.ts";

/** Flips between light and dark, starting from whatever the page shows now. */
export function ThemeSwitch() {
  const t = useTranslations("shell");
  return (
    <Button variant="ghost" size="icon" aria-label={t("switchTheme")} onClick={flipTheme}>
      <Moon aria-hidden className="size-5 dark:hidden" />
      <Sun aria-hidden className="hidden size-5 dark:block" />
    </Button>
  );
}

function flipTheme(): void {
  const root = document.documentElement;
  const system: Theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const current = root.dataset.theme ?? system;
  const next: Theme = current === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  writePreference(THEME_COOKIE, next);
}
