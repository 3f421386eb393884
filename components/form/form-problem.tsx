"use client";

import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import { useSaidWhenTakenAway } from "./use-said-when-taken-away.ts";

/** The one place for what is not about a single field. */
export function FormProblem({ error }: { error: unknown }) {
  const textOf = useProblemText();
  const text = error === null || error === undefined ? null : textOf(error);
  useSaidWhenTakenAway(text);
  return text === null ? null : <Alert tone="danger" title={text} />;
}
