"use client";
import { CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import { Glass } from "./parts/glass.tsx";

interface AmountScreenProps {
  amountFen: number;
  onAccount: () => void;
}

export function AmountScreen({ amountFen, onAccount }: AmountScreenProps) {
  const t = useTranslations("terminal.amount");
  return (
    <Glass>
      <h2 className="text-base">{t("title")}</h2>
      <p className="text-sm text-ink-soft">{t("lead")}</p>
      <output aria-label={t("title")} className="figures my-auto block text-center text-5xl font-semibold">
        {formatFen(amountFen)}
      </output>
      <Button variant="ghost" onClick={onAccount} className="self-start">
        <CircleUserRound aria-hidden className="size-4" />
        {t("account")}
      </Button>
    </Glass>
  );
}
