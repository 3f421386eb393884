import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type Problem, problemOf } from "./problem.ts";

/** The reader's words for an error: by its reason, else by its code, else what the server said. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      const problem: Problem = isProblem(error) ? error : problemOf(error);
      const known = [problem.reason, problem.code.toLowerCase()].find((key) => t.has(key as "network"));
      if (known === undefined) return problem.message;
      return t(known as "network");
    },
    [t],
  );
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "fieldErrors" in value && "reason" in value;
}
