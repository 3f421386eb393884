"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { ScopeFields } from "#components/rates/scopes/scope-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SCOPE_LEVELS, type ScopeLevel } from "#server/domain/scope.ts";
import { ChoiceField } from "./choice-field.tsx";
import { DraftPreview } from "./draft-preview.tsx";
import { MethodRows } from "./method-rows.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { type RateCardDraft, type RateCardForm, rateCardDraft } from "./rate-card-draft.ts";
import { ServiceFeeFields } from "./service-fee-fields.tsx";
import { startingBodyOf } from "./starting-body.ts";
import { useInheritOptions } from "./use-inherit-options.ts";

interface RateCardEditorProps {
  defaultValues: RateCardForm;
  busy: boolean;
  error: unknown;
  onSubmit: (draft: RateCardDraft) => void;
}

/** Everything a card says, each value its own or inherited, with the engine's answer beside it as it is typed. */
export function RateCardEditor({ defaultValues, busy, error, onSubmit }: RateCardEditorProps) {
  const t = useTranslations("console.rates");
  const shell = useTranslations("shell");
  const form = useForm<RateCardForm, unknown, RateCardDraft>({
    resolver: zodResolver(rateCardDraft),
    defaultValues,
  });
  const { control } = form;
  const [level, scopeId] = form.watch(["level", "scopeId"]);
  const mayInherit = level !== "platform";
  const options = useInheritOptions(mayInherit);
  const changeLevel = (next: ScopeLevel) => {
    const body = next === defaultValues.level ? defaultValues.body : startingBodyOf(next);
    const keepsBody = next !== "platform" && mayInherit;
    form.reset({ ...form.getValues(), level: next, scopeId: "", ...(!keepsBody && { body }) });
  };
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid grid-cols-1 gap-4">
      <FormProblem error={error} />
      <Panel title={t("scopeTitle")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ScopeFields
            levels={SCOPE_LEVELS}
            level={level}
            scopeId={scopeId}
            fault={form.formState.errors.scopeId?.message}
            onLevel={changeLevel}
            onScope={(id) => form.setValue("scopeId", id, { shouldValidate: form.formState.isSubmitted })}
          />
          <TextField
            control={control}
            name="effectiveFrom"
            label={t("from")}
            hint={t("fromHint")}
            type="datetime-local"
          />
          <TextField control={control} name="note" label={t("note")} optional={shell("optional")} />
        </div>
      </Panel>
      <PlansPanel control={control} mayInherit={mayInherit} />
      <Panel title={t("methodsTitle")}>
        <MethodRows control={control} mayInherit={mayInherit} />
        <div className="mt-3 max-w-sm">
          <ChoiceField
            control={control}
            name="body.unlistedMethods"
            label={t("unlistedMethods")}
            options={options.unlisted}
          />
        </div>
      </Panel>
      <Panel title={t("serviceFee")}>
        <ServiceFeeFields control={control} mayInherit={mayInherit} />
      </Panel>
      <DraftPreview control={control} />
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("saveDraft")}
      </Button>
    </form>
  );
}
