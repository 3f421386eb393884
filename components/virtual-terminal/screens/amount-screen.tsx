"use client";
import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { Glass } from "./parts/glass.tsx";

interface AmountScreenProps {
  amountFen: number;
  onMenu: () => void;
}

export function AmountScreen({ amountFen, onMenu }: AmountScreenProps) {
  const t = useTranslations("terminal.amount");
  return (
    <Glass>
      <h2 className="text-base">{t("title")}</h2>
      <p className="text-sm text-ink-soft">{t("lead")}</p>
      <output aria-label={t("title")} className="figures my-auto block text-center text-5xl font-semibold">
        {formatFen(amountFen)}
      </output>
      <Button variant="ghost" onClick={onMenu} className="self-start" {...pressedBy("menu")}>
        <Menu aria-hidden className="size-4" />
        {t("menu")}
      </Button>
    </Glass>
  );
}
