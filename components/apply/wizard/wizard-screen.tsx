"use client";

import dynamic from "next/dynamic";
import { BusinessStep } from "#components/apply/steps/business-step.tsx";
import { OwnersStep } from "#components/apply/steps/owners-step.tsx";
import { PersonStep } from "#components/apply/steps/person-step.tsx";
import { SettlementStep } from "#components/apply/steps/settlement-step.tsx";
import { StartStep } from "#components/apply/steps/start-step.tsx";
import { StoreStep } from "#components/apply/steps/store-step.tsx";
import { retryImport } from "#components/browser/retry-import.ts";
import { isEditable } from "#server/domain/applications/editable.ts";
import type { StepProps } from "./step-props.ts";
import type { Step } from "./steps.ts";

const DocumentsStep = dynamic(() =>
  retryImport(() => import("#components/apply/steps/documents-step.tsx")).then((file) => file.DocumentsStep),
);
const ReviewStep = dynamic(() =>
  retryImport(() => import("#components/apply/steps/review-step.tsx")).then((file) => file.ReviewStep),
);

interface WizardScreenProps extends Omit<StepProps, "disabled"> {
  step: Step;
  onEdit: (step: Step) => void;
  onUploaded: () => Promise<unknown>;
}

export function WizardScreen({ step, onEdit, onUploaded, ...rest }: WizardScreenProps) {
  const editable = isEditable(rest.view.editable, step === "review" ? "consent" : step);
  const props: StepProps = { ...rest, disabled: !editable };
  switch (step) {
    case "start":
      return <StartStep {...props} />;
    case "person":
      return <PersonStep {...props} />;
    case "business":
      return <BusinessStep {...props} />;
    case "owners":
      return <OwnersStep {...props} />;
    case "settlement":
      return <SettlementStep {...props} />;
    case "store":
      return <StoreStep {...props} />;
    case "documents":
      return <DocumentsStep {...props} onUploaded={onUploaded} />;
    case "review":
      return <ReviewStep {...props} onEdit={onEdit} onUploaded={onUploaded} />;
  }
}
