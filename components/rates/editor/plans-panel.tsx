"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { RateCardControl } from "./form-control.ts";
import { PlanRows } from "./plan-rows.tsx";
import { newPlan } from "./starting-body.ts";
import { useInheritOptions } from "./use-inherit-options.ts";

const ADDED_TERM = 24;

/** The card's plans, what becomes of those it does not list, and where remainders go. */
export function PlansPanel({ control, mayInherit }: { control: RateCardControl; mayInherit: boolean }) {
  const t = useTranslations("console.rates");
  const plans = useFieldArray({ control, name: "body.plans" });
  const options = useInheritOptions(mayInherit);
  return (
    <Panel
      title={t("plans")}
      actions={
        <Button
          variant="secondary"
          size="small"
          onClick={() => plans.append(newPlan(mayInherit ? 3 : ADDED_TERM, mayInherit))}
        >
          <Plus aria-hidden className="size-4" />
          {t("addPlan")}
        </Button>
      }
    >
      {plans.fields.length === 0 && <p className="text-sm text-ink-soft">{t("noPlans")}</p>}
      <PlanRows
        control={control}
        ids={plans.fields.map((field) => field.id)}
        mayInherit={mayInherit}
        onRemove={plans.remove}
      />
      <div className="mt-3 grid max-w-2xl gap-3 sm:grid-cols-2">
        <ChoiceField
          control={control}
          name="body.unlistedPlans"
          label={t("unlistedPlans")}
          options={options.unlisted}
        />
        <ChoiceField
          control={control}
          name="body.remainder"
          label={t("remainder")}
          options={options.remainder}
        />
      </div>
    </Panel>
  );
}
