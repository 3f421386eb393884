"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { type PriceEvent, stepsOfMaker } from "#server/domain/price-status.ts";
import { PriceStep } from "./price-step.tsx";
import { usePriceTitle } from "./use-price-title.ts";

export function PriceActions({ price }: { price: ModelPriceView }) {
  const t = useTranslations("console.models");
  const titleOf = usePriceTitle();
  const [asking, setAsking] = useState<PriceEvent | null>(null);
  return (
    <span className="flex flex-wrap gap-2 max-sm:justify-end">
      {stepsOfMaker(price.status, price.phase !== "scheduled").map((step) => (
        <Button
          key={step}
          size="small"
          variant={step === "propose" ? "primary" : "secondary"}
          aria-label={`${t(step)}: ${titleOf(price)}`}
          onClick={() => setAsking(step)}
        >
          {t(step)}
        </Button>
      ))}
      {asking !== null && <PriceStep price={price} step={asking} onClose={() => setAsking(null)} />}
    </span>
  );
}
