"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { writePreference } from "./preference-cookie.ts";

/** Offers the other language, in that language's own words. */
export function LanguageSwitch() {
  const locale = useLocale();
  const router = useRouter();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <Button
      variant="ghost"
      size="small"
      lang={other}
      onClick={() => {
        writePreference("ruwang_locale", other);
        router.refresh();
      }}
    >
      <Languages aria-hidden className="size-5" />
      {other === "en" ? "English" : "中文"}
    </Button>
  );
}
