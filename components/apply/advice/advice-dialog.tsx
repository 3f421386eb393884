"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";
import { AdviceAnswers } from "./advice-answers.tsx";
import { type AdviceNumbers, FIRST_NUMBERS } from "./advice-numbers.ts";
import { AdviceQuestions } from "./advice-questions.tsx";

interface AdviceDialogProps {
  kind: MerchantKind;
  onClose: () => void;
  onChoose: (product: Product) => void;
}

/** Which product fits the applicant's own numbers, why, and what a month costs. */
export function AdviceDialog({ kind, onClose, onChoose }: AdviceDialogProps) {
  const t = useTranslations("apply.advice");
  const [numbers, setNumbers] = useState<AdviceNumbers>(FIRST_NUMBERS);
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} description={t("lead")}>
      <div className="grid gap-5">
        <AdviceQuestions
          kind={kind}
          numbers={numbers}
          onChange={(change) => setNumbers((current) => ({ ...current, ...change }))}
        />
        <ApiProvider>
          <AdviceAnswers kind={kind} numbers={numbers} onChoose={onChoose} />
        </ApiProvider>
      </div>
    </Dialog>
  );
}
