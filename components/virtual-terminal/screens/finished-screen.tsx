"use client";

import { CircleCheckBig } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";

/** What was taken, and that it is done. */
export function FinishedScreen({ paidFen, onNext }: { paidFen: number; onNext: () => void }) {
  const t = useTranslations("terminal.finished");
  return (
    <Glass foot={<PrimaryButton onClick={onNext}>{t("next")}</PrimaryButton>}>
      <div className="enter m-auto grid justify-items-center gap-2 text-center">
        <CircleCheckBig aria-hidden className="size-16 text-accent" />
        <Money fen={paidFen} className="text-4xl font-semibold" />
        <p role="status" className="text-lg font-medium">
          {t("title")}
        </p>
        <p className="text-sm text-ink-soft">{t("text")}</p>
      </div>
    </Glass>
  );
}
