"use client";

import { Loader2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Glass } from "./parts/glass.tsx";

export function SendingScreen({ lost, text }: { lost: boolean; text: string }) {
  const t = useTranslations("terminal.sending");
  return (
    <Glass>
      <div role="status" className="m-auto flex flex-col items-center gap-4 text-center">
        <Loader2 aria-hidden className="size-8 animate-spin text-accent" />
        <p>{text}</p>
        {lost && <Alert tone="warn">{t("lost")}</Alert>}
      </div>
    </Glass>
  );
}
