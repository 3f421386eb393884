"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { PercentField } from "#components/form/percent-field.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { ScopeFields } from "#components/rates/scopes/scope-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CAMPAIGN_LEVELS, FUNDERS } from "#server/domain/campaigns/campaign.ts";
import { type CampaignDraft, campaignDraft, type CampaignForm as Form } from "./campaign-draft.ts";
import { TermsField } from "./terms-field.tsx";

interface CampaignFormProps {
  defaultValues: Form;
  busy: boolean;
  error: unknown;
  onSubmit: (draft: CampaignDraft) => void;
}

export function CampaignForm({ defaultValues, busy, error, onSubmit }: CampaignFormProps) {
  const t = useTranslations("console.campaigns");
  const shell = useTranslations("shell");
  const form = useForm<Form, unknown, CampaignDraft>({
    resolver: zodResolver(campaignDraft),
    defaultValues,
  });
  const { control } = form;
  const [level, scopeId] = form.watch(["level", "scopeId"]);
  const changeLevel = (next: Form["level"]) => {
    form.setValue("level", next);
    form.setValue("scopeId", "");
    // A merchant pays only for a campaign of its own.
    if (next !== "merchant") form.setValue("fundedBy", "platform");
  };
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid max-w-4xl grid-cols-1 gap-4">
      <FormProblem error={error} />
      <Panel title={t("what")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField control={control} name="name" label={t("name")} hint={t("nameHint")} />
          <PercentField control={control} name="buyerRatePpm" label={t("buyerRatePercent")} />
          <TermsField control={control} />
          <div className="grid grid-cols-2 items-start gap-3">
            <MoneyField control={control} name="minFen" label={t("minimum")} />
            <MoneyField control={control} name="maxFen" label={t("maximum")} />
          </div>
        </div>
      </Panel>
      <Panel title={t("who")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ScopeFields
            levels={CAMPAIGN_LEVELS}
            level={level}
            scopeId={scopeId}
            fault={form.formState.errors.scopeId?.message}
            onLevel={changeLevel}
            onScope={(id) => form.setValue("scopeId", id, { shouldValidate: form.formState.isSubmitted })}
          />
          <SelectField
            control={control}
            name="fundedBy"
            label={t("fundedBy")}
            hint={t("fundedByHint")}
            placeholder={shell("choose")}
            options={FUNDERS.filter((funder) => funder === "platform" || level === "merchant").map(
              (value) => ({
                value,
                label: t(`funder.${value}`),
              }),
            )}
          />
        </div>
      </Panel>
      <Panel title={t("when")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField control={control} name="startsAt" label={t("startsAt")} type="datetime-local" />
          <TextField control={control} name="endsAt" label={t("endsAt")} type="datetime-local" />
          <MoneyField control={control} name="budgetFen" label={t("budgetYuan")} hint={t("budgetHint")} />
          <PercentField control={control} name="warnBelowPpm" label={t("warnBelow")} />
        </div>
      </Panel>
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("saveDraft")}
      </Button>
    </form>
  );
}
