"use client";

import { problemOf } from "#components/query/problem.ts";
import { StepUpDialog } from "./step-up-dialog.tsx";

interface Asked<Input> {
  error: unknown;
  variables: Input | undefined;
  mutate: (input: Input) => void;
  reset: () => void;
}

/** Whether a change was refused for want of a fresh code alone. */
export function needsCode({ error }: { error: unknown }): boolean {
  return error !== null && error !== undefined && problemOf(error).reason === "step_up_required";
}

/** Asks for a fresh code where a change was refused for want of one, and then asks for the same change again. */
export function StepUpFor<Input>({ change, onClose }: { change: Asked<Input>; onClose?: () => void }) {
  const { variables } = change;
  if (!needsCode(change) || variables === undefined) return null;
  const close = () => {
    change.reset();
    onClose?.();
  };
  return <StepUpDialog onDone={() => change.mutate(variables)} onClose={close} />;
}
