"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ModelPricePhase } from "#server/domain/devices/prices/phase.ts";
import type { ModelPriceEvent } from "#server/domain/devices/prices/status.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { PriceStep } from "./price-step.tsx";
import { usePriceTitle } from "./use-price-title.ts";

/** What its maker may do with a price now; whoever decides on it does so beside the evidence. */
const STEPS: Partial<Record<ModelPricePhase, readonly ModelPriceEvent[]>> = {
  draft: ["propose", "discard"],
  pending_second: ["discard"],
  scheduled: ["withdraw"],
};

export function PriceActions({ price }: { price: ModelPriceView }) {
  const t = useTranslations("console.models");
  const titleOf = usePriceTitle();
  const [asking, setAsking] = useState<ModelPriceEvent | null>(null);
  return (
    <span className="flex flex-wrap gap-2 max-sm:justify-end">
      {(STEPS[price.phase] ?? []).map((step) => (
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
