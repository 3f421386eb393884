"use client";

import { Loader2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Glass } from "./parts/glass.tsx";

interface SendingScreenProps {
  /** Whether the last try was lost on the way. */
  lost: boolean;
  text: string;
  lostText?: string;
}

export function SendingScreen({ lost, text, lostText }: SendingScreenProps) {
  const t = useTranslations("terminal.sending");
  return (
    <Glass>
      <div role="status" className="m-auto flex flex-col items-center gap-4 text-center">
        <Loader2 aria-hidden className="size-8 animate-spin text-accent" />
        <p>{text}</p>
        {lost && <Alert tone="warn">{lostText ?? t("lost")}</Alert>}
      </div>
    </Glass>
  );
}
