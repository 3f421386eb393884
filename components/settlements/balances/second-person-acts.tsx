"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Permission } from "#server/domain/permissions.ts";

/** One of the two answers, and what it asks and does. */
interface Answer {
  label: string;
  text: string;
  isPending: boolean;
  error: unknown;
  /** `onDone` closes the question once the portal has accepted the answer. */
  answer: (reason: string, onDone: { onSuccess: () => void }) => void;
}

interface SecondPersonActsProps {
  /** Whether the reader proposed it. */
  isOwn: boolean;
  needs: Permission;
  answers: Record<"approve" | "refuse", Answer>;
}

/** The second person's two answers; whoever may not give them reads that it waits for somebody who may. */
export function SecondPersonActs({ isOwn, needs, answers }: SecondPersonActsProps) {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const [asking, setAsking] = useState<"approve" | "refuse" | null>(null);
  if (isOwn || !may(needs)) return <span className="text-sm text-ink-soft">{t("waitsForSecond")}</span>;
  const close = () => setAsking(null);
  return (
    <span className="flex flex-wrap gap-2">
      <Button variant="secondary" onClick={() => setAsking("approve")}>
        {answers.approve.label}
      </Button>
      <Button variant="ghost" onClick={() => setAsking("refuse")}>
        {answers.refuse.label}
      </Button>
      {asking !== null && (
        <StepDialog
          title={answers[asking].label}
          description={answers[asking].text}
          step={answers[asking].label}
          destructive={asking === "refuse"}
          reasonLabel={asking === "refuse" ? t("reason") : undefined}
          busy={answers[asking].isPending}
          error={answers[asking].error}
          onClose={close}
          onConfirm={(reason) => answers[asking].answer(reason, { onSuccess: close })}
        />
      )}
    </span>
  );
}
