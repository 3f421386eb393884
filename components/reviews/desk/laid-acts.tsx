"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { LaidEvent } from "#server/domain/laid-status.ts";

interface Change {
  error: unknown;
  isPending: boolean;
}

interface LaidActsProps {
  /** What is decided on, as a question names it. */
  name: string;
  own: boolean;
  events: readonly LaidEvent[];
  publish: Change & { mutate: () => void };
  discard: Change & { mutate: () => void };
  refuse: Change & { mutate: (reason: string) => void };
}

/** The second person's two answers to what was laid before them, and its maker's way to take it back. */
export function LaidActs({ name, own, events, publish, discard, refuse }: LaidActsProps) {
  const t = useTranslations("console.desk");
  const may = usePermissions();
  const [refusing, setRefusing] = useState(false);
  if (events.length === 0) return null;
  return (
    <div className="mt-3 grid gap-2">
      <FormProblem error={publish.error ?? discard.error} />
      {own && <p className="text-sm text-ink-soft">{t("somebodyElse")}</p>}
      <div className="flex flex-wrap gap-2">
        {may("desk_rule:approve") && !own && (
          <>
            <Button busy={publish.isPending} onClick={publish.mutate}>
              {t("publish")}
            </Button>
            <Button variant="danger" onClick={() => setRefusing(true)}>
              {t("refuse")}
            </Button>
          </>
        )}
        {may("desk_rule:write") && (
          <Button variant="ghost" busy={discard.isPending} onClick={discard.mutate}>
            {t("discard")}
          </Button>
        )}
      </div>
      <ReasonDialog
        open={refusing}
        onOpenChange={setRefusing}
        title={t("refuseNamed", { name })}
        label={t("refuseReason")}
        submitLabel={t("refuse")}
        destructive
        busy={refuse.isPending}
        error={refuse.error}
        onSubmit={refuse.mutate}
      />
    </div>
  );
}
