"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { AnswerList } from "#components/applications/answer-list.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { isComplete, type Step, stepOfField, stepsOf } from "#components/apply/wizard/steps.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { Checkbox } from "#components/form/checkbox-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CONSENT_VERSION } from "#server/domain/applications/consent.ts";
import { isEditable } from "#server/domain/applications/editable.ts";
import { SIGNATURE_SLOT } from "#server/domain/documents/slots.ts";
import { Agreement } from "./agreement.tsx";
import { AgreementSignature } from "./agreement-signature.tsx";

interface ReviewStepProps extends StepProps {
  onEdit: (step: Step) => void;
  onUploaded: () => Promise<unknown>;
}

/** Everything on one page once more, the consents, and the button that hands it in. */
export function ReviewStep(step: ReviewStepProps) {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const format = useFormatter();
  const { form, frame } = useStepForm("consent", step, { version: CONSENT_VERSION });
  const [unsigned, setUnsigned] = useState(false);
  const signing = useRef<HTMLElement>(null);
  const openLabel = (part: Step) => t(isEditable(step.view.editable, part) ? "review.edit" : "review.look");
  const signature = step.view.documents.find(({ slot }) => slot === SIGNATURE_SLOT);
  const submit = async (event: FormEvent) => {
    setUnsigned(signature === undefined);
    if (signature !== undefined) return frame.onSubmit(event);
    event.preventDefault();
    // What is missing may lie far above or below the button that was pressed.
    signing.current?.scrollIntoView({ block: "center" });
    signing.current?.focus({ preventScroll: true });
  };
  return (
    <StepForm {...frame} onSubmit={submit} disabled={false} nextLabel={t("review.submit")}>
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
                aria-label={`${openLabel(part)}: ${t(`steps.${part}`)}`}
              >
                {openLabel(part)}
              </Button>
            }
          >
            <PartState view={step.view} part={part} />
            {part === "documents" ? (
              <p className="text-sm">
                {format.list(
                  step.view.documents
                    .filter(({ slot }) => slot !== SIGNATURE_SLOT)
                    .map(({ slot }) => words(`document.${slot}`)),
                )}
              </p>
            ) : (
              <AnswerList group={part} answers={step.view.answers[part] ?? {}} />
            )}
          </Panel>
        ))}
      <Agreement>
        <section ref={signing} tabIndex={-1} aria-label={t("agreement.signing")} className="outline-none">
          <AgreementSignature
            applicationId={step.view.id}
            signature={signature}
            unsigned={unsigned && signature === undefined}
            disabled={!isEditable(step.view.editable, `documents.${SIGNATURE_SLOT}`)}
            onUploaded={step.onUploaded}
          />
        </section>
      </Agreement>
      <Checkbox control={form.control} name="general" label={t("review.consentGeneral")} />
      <Checkbox control={form.control} name="sensitive" label={t("review.consentSensitive")} />
    </StepForm>
  );
}

function PartState({ view, part }: { view: StepProps["view"]; part: Step }) {
  const t = useTranslations("apply.review");
  const due = view.requirements.currentlyDue.filter((field) => stepOfField(field) === part).length;
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
      {due === 0 ? t("notYet") : t("missing", { count: due })}
    </p>
  );
}
