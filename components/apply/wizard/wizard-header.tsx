"use client";

import { Check, CloudAlert, CloudOff, Loader2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SaveState } from "#components/apply/drafts/draft-outbox.ts";
import { cx } from "#components/ui/class-names.ts";
import { Progress } from "#components/ui/progress.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { isComplete, minutesLeft, type Step, stepsOf } from "./steps.ts";

const ICONS = {
  idle: null,
  saving: Loader2,
  saved: Check,
  failed: CloudAlert,
  offline: CloudOff,
  clash: CloudAlert,
} as const;

interface WizardHeaderProps {
  view: ApplicationView;
  step: Step;
  saveState: SaveState;
}

/** Where one is, how long it still takes, and that nothing gets lost. */
export function WizardHeader({ view, step, saveState }: WizardHeaderProps) {
  const t = useTranslations("apply");
  const steps = stepsOf(view);
  const done = steps.filter((candidate) => isComplete(view, candidate)).length;
  const minutes = minutesLeft(view);
  const Icon = ICONS[saveState];
  return (
    <div className="mb-6 grid gap-2">
      <Progress label={t("progress")} value={Math.round((done / steps.length) * 100)} />
      <div className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <p className="figures">
          {t("step", { step: steps.indexOf(step) + 1, total: steps.length })}
          {minutes > 0 && ` · ${t("minutesLeft", { minutes })}`}
        </p>
        <p
          role="status"
          className={cx(
            "flex items-center gap-1",
            saveState === "failed" && "text-danger",
            saveState === "offline" && "text-warn",
          )}
        >
          {Icon !== null && (
            <Icon aria-hidden className={saveState === "saving" ? "size-4 animate-spin" : "size-4"} />
          )}
          {t(`saveState.${saveState}`)}
        </p>
      </div>
    </div>
  );
}
