"use client";

import { useTranslations } from "next-intl";
import type { Screen } from "../flow/payment-screens.ts";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

const ENTRIES = ["goods", "taken", "totals", "account", "settings"] as const;

interface MenuScreenProps {
  show: (screen: Screen) => void;
  onBack: () => void;
}

/** All that a terminal does besides taking an amount. */
export function MenuScreen({ show, onBack }: MenuScreenProps) {
  const t = useTranslations("terminal.menu");
  return (
    <Glass>
      <ScreenHeader title={t("title")} onBack={onBack} />
      <div className="grid gap-2">
        {ENTRIES.map((name, index) => (
          <ChoiceButton key={name} number={index + 1} title={t(name)} onClick={() => show({ name })}>
            {t(`${name}Text`)}
          </ChoiceButton>
        ))}
      </div>
    </Glass>
  );
}
