"use client";

import { SIGNATURE_SLOT } from "#server/domain/application/documents.ts";
import { isEditable } from "#server/domain/application/editable.ts";
import { DocumentSlotField } from "./document-slot.tsx";
import { StepForm } from "./step-form.tsx";
import type { StepProps } from "./step-props.ts";

export function DocumentsStep(step: StepProps & { onUploaded: () => Promise<unknown> }) {
  const { view } = step;
  const photoSlots = view.documentSlots.filter((slot) => slot !== SIGNATURE_SLOT);
  return (
    <StepForm
      disabled={step.disabled}
      busy={false}
      onBack={step.onBack}
      onSubmit={async (event) => {
        event.preventDefault();
        await step.onNext();
      }}
    >
      <ul className="grid gap-3">
        {photoSlots.map((slot) => (
          <DocumentSlotField
            key={slot}
            applicationId={view.id}
            slot={slot}
            document={view.documents.find((document) => document.slot === slot)}
            disabled={!isEditable(view.editable, `documents.${slot}`)}
            onUploaded={step.onUploaded}
          />
        ))}
      </ul>
    </StepForm>
  );
}
