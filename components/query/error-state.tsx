"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { problemOf } from "./problem.ts";
import { useProblemText } from "./use-problem-text.ts";

/** What went wrong with a request, and a way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations("errors");
  const textOf = useProblemText();
  const { requestId, code } = problemOf(error);
  const signInNeeded = code.toLowerCase() === "unauthenticated" || code === "UNAUTHORIZED";
  return (
    <Alert tone="danger" title={textOf(error)}>
      {requestId !== undefined && <p>{t("requestId", { requestId })}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        {onRetry !== undefined && !signInNeeded && (
          <Button variant="secondary" size="small" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
        {signInNeeded && (
          <Button variant="secondary" size="small" asChild>
            <a href="/sign-in">{t("signIn")}</a>
          </Button>
        )}
      </div>
    </Alert>
  );
}
