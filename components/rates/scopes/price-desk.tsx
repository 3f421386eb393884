"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { FeeCalculator } from "#components/quotes/calculator/fee-calculator.tsx";
import type { FeeQuestion } from "#components/quotes/calculator/fee-question.ts";
import { ServiceFee } from "#components/quotes/calculator/service-fee.tsx";
import { RateSources } from "./rate-sources.tsx";
import { RecordedField } from "./recorded-field.tsx";
import { ScopePicker } from "./scope-picker.tsx";
import { usePriceScope } from "./use-price-scope.ts";

/** Whoever's prices, at whatever time, and the card that each value comes from. */
export function PriceDesk({ question }: { question: FeeQuestion }) {
  const t = useTranslations("console.prices");
  const [scope, setScope] = usePriceScope();
  return (
    <ConsolePage title={t("title")} lead={t("lead")}>
      <div className="grid max-w-6xl grid-cols-1 gap-6">
        <div className="grid items-start gap-x-6 gap-y-4 md:grid-cols-2">
          <ScopePicker scope={scope} onChange={setScope} />
          <RecordedField scope={scope} onChange={setScope} />
        </div>
        <FeeCalculator initial={question} scope={scope}>
          {(asked) => <RateSources asked={asked} />}
        </FeeCalculator>
        {scope.merchantId !== undefined && <ServiceFee merchantId={scope.merchantId} />}
      </div>
    </ConsolePage>
  );
}
