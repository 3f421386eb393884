"use client";

import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MerchantKind, Product } from "#server/domain/application/kinds.ts";
import { AdviceAnswers } from "./advice-answers.tsx";
import { type AdviceNumbers, FIRST_NUMBERS } from "./advice-numbers.ts";
import { AdviceQuestions } from "./advice-questions.tsx";

interface AdviceDialogProps {
  kind: MerchantKind;
  onChoose: (product: Product) => void;
}

/** Which product fits the applicant's own numbers, why, and what a month costs. */
export function AdviceDialog({ kind, onChoose }: AdviceDialogProps) {
  const t = useTranslations("apply.advice");
  const [open, setOpen] = useState(false);
  const [numbers, setNumbers] = useState<AdviceNumbers>(FIRST_NUMBERS);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <Compass aria-hidden className="size-4" />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("lead")}>
        <div className="grid gap-5">
          <AdviceQuestions
            kind={kind}
            numbers={numbers}
            onChange={(change) => setNumbers((current) => ({ ...current, ...change }))}
          />
          <AdviceAnswers
            kind={kind}
            numbers={numbers}
            onChoose={(product) => {
              setOpen(false);
              onChoose(product);
            }}
          />
        </div>
      </Dialog>
    </>
  );
}
