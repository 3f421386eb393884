"use client";

import { DocumentSlotField } from "#components/apply/documents/document-slot.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { isEditable } from "#server/domain/applications/editable.ts";
import { type DocumentSlot, SIGNATURE_SLOT } from "#server/domain/documents/slots.ts";

export function DocumentsStep(step: StepProps & { onUploaded: () => Promise<unknown> }) {
  const { view } = step;
  const isOpen = (slot: DocumentSlot) => isEditable(view.editable, `documents.${slot}`);
  const photoSlots = view.documentSlots.filter((slot) => slot !== SIGNATURE_SLOT);
  // Where only some may be replaced, those come first: nobody scrolls past what is settled.
  const inOrder = [...photoSlots.filter(isOpen), ...photoSlots.filter((slot) => !isOpen(slot))];
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
        {inOrder.map((slot) => (
          <DocumentSlotField
            key={slot}
            applicationId={view.id}
            slot={slot}
            document={view.documents.find((document) => document.slot === slot)}
            disabled={!isOpen(slot)}
            onUploaded={step.onUploaded}
          />
        ))}
      </ul>
    </StepForm>
  );
}
