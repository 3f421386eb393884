"use client";

import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";

/** The one place for what is not about a single field. */
export function FormProblem({ error }: { error: unknown }) {
  const textOf = useProblemText();
  if (error === null || error === undefined) return null;
  return <Alert tone="danger" title={textOf(error)} />;
}
