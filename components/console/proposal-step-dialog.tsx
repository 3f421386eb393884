"use client";

import { useTranslations } from "next-intl";
import { StepDialog } from "#components/form/step-dialog.tsx";

interface Step<Input> {
  mutate: (input: Input) => void;
  isPending: boolean;
  error: unknown;
}

/** How each thing that two people decide on is taken back or ended once it is published. */
type LastStep = "withdraw" | "end";

interface ProposalStepDialogProps<Subject, Last extends LastStep> {
  /** Where its words stand: each step, its text, and what the reason of a refusal is called. */
  words: "console.rates" | "console.models" | "console.campaigns";
  title: string;
  /** Which thing, in the version that was seen. */
  subject: Subject;
  step: "propose" | "discard" | "publish" | "refuse" | Last;
  steps: Record<"propose" | "discard" | Last, Step<Subject>> &
    Record<"publish", Step<Subject & { evidenceHash: string }>> &
    Record<"refuse", Step<Subject & { reason: string }>>;
  /** Of what the second person saw, for the steps that are theirs. */
  evidenceHash: string | undefined;
  onClose: () => void;
}

/** Asks before a step of a proposal is taken: a look, or a reason for a refusal. */
export function ProposalStepDialog<Subject extends object, Last extends LastStep>({
  words,
  title,
  subject,
  step,
  steps,
  evidenceHash,
  onClose,
}: ProposalStepDialogProps<Subject, Last>) {
  const t = useTranslations(words);
  const take = (reason: string) => {
    if (step === "refuse") steps.refuse.mutate({ ...subject, reason });
    else if (step !== "publish") steps[step].mutate(subject);
    // Without what was seen there is nothing to agree to.
    else if (evidenceHash !== undefined) steps.publish.mutate({ ...subject, evidenceHash });
  };
  return (
    <StepDialog
      title={title}
      description={t(`${step}Text`)}
      step={t(step)}
      destructive={step !== "propose" && step !== "publish"}
      reasonLabel={step === "refuse" ? t("reason") : undefined}
      busy={steps[step].isPending}
      error={steps[step].error}
      onConfirm={take}
      onClose={onClose}
    />
  );
}
