"use client";

import { PowerOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";

/** The glass of a device without power. */
export function OffScreen({ onPowerOn }: { onPowerOn: () => void }) {
  const t = useTranslations("terminal.off");
  return (
    <Glass foot={<PrimaryButton onClick={onPowerOn}>{t("on")}</PrimaryButton>}>
      <div className="m-auto grid justify-items-center gap-3 text-center">
        <PowerOff aria-hidden className="size-10 text-ink-soft" />
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-sm text-ink-soft">{t("text")}</p>
      </div>
    </Glass>
  );
}
