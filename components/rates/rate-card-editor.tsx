"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { PRODUCTS } from "#server/domain/application/kinds.ts";
import { type RateCardBody, rateCardBody } from "#server/domain/fees/rate-card.ts";
import { RATE_CARD_LEVELS } from "#server/domain/statuses/rate-card-status.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { PlanRows } from "./plan-rows.tsx";
import { type RateCardDraft, type RateCardForm, rateCardDraft } from "./rate-card-draft.ts";

interface RateCardEditorProps {
  defaultValues: RateCardForm;
  busy: boolean;
  error: unknown;
  onSubmit: (draft: RateCardDraft) => void;
}

/** A card's plans and dates, with the engine's answer beside them as they are typed. */
export function RateCardEditor({ defaultValues, busy, error, onSubmit }: RateCardEditorProps) {
  const t = useTranslations("console.rates");
  const shell = useTranslations("shell");
  const words = useTranslations("words");
  const form = useForm<RateCardForm, unknown, RateCardDraft>({
    resolver: zodResolver(rateCardDraft),
    defaultValues,
  });
  const plans = useFieldArray({ control: form.control, name: "body.plans" });
  const { level, body } = form.watch();
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid gap-4">
      <FormProblem error={error} />
      <Panel title={t("scopeTitle")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            control={form.control}
            name="level"
            label={t("level")}
            placeholder={shell("choose")}
            options={RATE_CARD_LEVELS.map((value) => ({ value, label: words(`rateCardLevel.${value}`) }))}
            onChosen={() => form.setValue("scopeId", "")}
          />
          {level === "product" && (
            <SelectField
              control={form.control}
              name="scopeId"
              label={t("scope")}
              placeholder={shell("choose")}
              options={PRODUCTS.map((value) => ({ value, label: words(`product.${value}`) }))}
            />
          )}
          {(level === "merchant" || level === "terminal") && (
            <TextField control={form.control} name="scopeId" label={t("scopeId")} className="font-mono" />
          )}
          <TextField
            control={form.control}
            name="effectiveFrom"
            label={t("from")}
            hint={t("fromHint")}
            type="datetime-local"
          />
          <TextField control={form.control} name="note" label={t("note")} optional={shell("optional")} />
        </div>
      </Panel>
      <Panel
        title={t("plans")}
        actions={
          <Button
            variant="secondary"
            size="small"
            onClick={() =>
              plans.append({
                channel: "huabei",
                term: 24,
                bearer: "buyer",
                ratePpm: 0,
                minFen: 10_000,
                maxFen: 30_000_000,
                enabled: true,
              })
            }
          >
            <Plus aria-hidden className="size-4" />
            {t("addPlan")}
          </Button>
        }
      >
        <PlanRows
          control={form.control}
          ids={plans.fields.map((field) => field.id)}
          onRemove={plans.remove}
        />
      </Panel>
      <PlanPreview body={rateCardBody.catch(defaultValues.body as RateCardBody).parse(body)} />
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("saveDraft")}
      </Button>
    </form>
  );
}
