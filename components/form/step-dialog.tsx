"use client";

import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { FormProblem } from "./form-problem.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";

interface StepDialogProps {
  title: string;
  description: string;
  /** What the button that takes the step says. */
  step: string;
  destructive: boolean;
  /** What the reason is called; absent where the step needs none. */
  reasonLabel?: string | undefined;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks before a step is taken: a look, or a reason where one has to be given. */
export function StepDialog({ step, reasonLabel, error, onConfirm, onClose, ...asked }: StepDialogProps) {
  const dialog = { ...asked, open: true, onOpenChange: onClose };
  if (reasonLabel !== undefined)
    return (
      <ReasonDialog {...dialog} label={reasonLabel} submitLabel={step} error={error} onSubmit={onConfirm} />
    );
  return (
    <ConfirmDialog {...dialog} confirmLabel={step} onConfirm={() => onConfirm("")}>
      <FormProblem error={error} />
    </ConfirmDialog>
  );
}
