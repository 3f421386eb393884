"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/form/checkbox-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CONSENT_VERSION } from "#server/domain/application/answers.ts";
import { AnswerList } from "./answer-list.tsx";
import { StepForm } from "./step-form.tsx";
import type { StepProps } from "./step-props.ts";
import { isComplete, type Step, stepsOf } from "./steps.ts";
import { useStepForm } from "./use-step-form.ts";

interface ReviewStepProps extends StepProps {
  onEdit: (step: Step) => void;
}

/** Everything on one page once more, the consents, and the button that hands it in. */
export function ReviewStep(step: ReviewStepProps) {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const { form, frame } = useStepForm("consent", step, { version: CONSENT_VERSION });
  return (
    <StepForm {...frame} disabled={false} nextLabel={t("review.submit")}>
      {stepsOf(step.view)
        .filter((part) => part !== "review")
        .map((part) => (
          <Panel
            key={part}
            title={t(`steps.${part}`)}
            actions={
              <Button
                variant="secondary"
                size="small"
                onClick={() => step.onEdit(part)}
                aria-label={`${t("review.edit")}: ${t(`steps.${part}`)}`}
              >
                {t("review.edit")}
              </Button>
            }
          >
            <PartState view={step.view} part={part} />
            {part === "documents" ? (
              <p className="text-sm">
                {step.view.documents.map((document) => words(`document.${document.slot}`)).join("、")}
              </p>
            ) : (
              <AnswerList group={part} answers={step.view.answers[part] ?? {}} />
            )}
          </Panel>
        ))}
      <Checkbox control={form.control} name="general" label={t("review.consentGeneral")} />
      <Checkbox control={form.control} name="sensitive" label={t("review.consentSensitive")} />
    </StepForm>
  );
}

function PartState({ view, part }: { view: StepProps["view"]; part: Step }) {
  const t = useTranslations("apply.review");
  const due = view.requirements.currentlyDue.filter((field) => field.startsWith(`${part}.`)).length;
  if (isComplete(view, part)) {
    return (
      <p className="mb-1 flex items-center gap-1.5 text-sm text-accent-strong">
        <CircleCheck aria-hidden className="size-4" />
        {t("complete")}
      </p>
    );
  }
  return (
    <p className="mb-1 flex items-center gap-1.5 text-sm text-warn">
      <CircleAlert aria-hidden className="size-4" />
      {t("missing", { count: due })}
    </p>
  );
}
