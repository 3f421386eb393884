"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

const SNOOZES = { hour: 1, day: 24, three_days: 72, week: 168 } as const;
const HOUR_MS = 3_600_000;

interface CaseMoreProps {
  file: CaseView;
  onDone: (fresh: CaseView) => void;
}

/** Who has the case and when: put away for a while, give to a colleague, hand up to the second tier. */
export function CaseMore({ file, onDone }: CaseMoreProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const may = usePermissions();
  const toast = useToast();
  const problemText = useProblemText();
  const [escalating, setEscalating] = useState(false);
  const mayAssign = may("case:assign") && file.dueAt !== null;
  const colleagues = useQuery(trpc.desk.colleagues.queryOptions(undefined, { enabled: mayAssign }));
  const snooze = useMutation(trpc.reviews.snooze.mutationOptions({ onSuccess: onDone }));
  const assign = useMutation(
    trpc.reviews.assignMany.mutationOptions({
      onSuccess: ([outcome]) => toast(outcome?.done === true ? t("assigned") : t("notAssigned")),
    }),
  );
  const escalate = useMutation(
    trpc.reviews.escalate.mutationOptions({
      onSuccess: (fresh) => {
        setEscalating(false);
        onDone(fresh);
      },
    }),
  );
  if (!mayAssign) return null;
  const seen = { applicationId: file.id, version: file.version };
  const refused = assign.data?.find(({ done }) => !done);
  const until = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
  return (
    <Panel title={t("who")}>
      <div className="grid gap-3 text-sm">
        <FormProblem error={snooze.error ?? assign.error} />
        {refused !== undefined && (
          <Alert tone="warn">
            {problemText({
              code: refused.code ?? "conflict",
              reason: refused.reason ?? "unknown",
              message: "",
              details: {},
              fieldErrors: {},
            })}
          </Alert>
        )}
        {file.snoozedUntil !== null && (
          <p>
            {t("snoozedUntil")} <RelativeDate at={file.snoozedUntil} />{" "}
            <Button variant="ghost" onClick={() => snooze.mutate({ ...seen, until: null })}>
              {t("wake")}
            </Button>
          </p>
        )}
        {file.tier > 1 && <p>{t("escalated")}</p>}
        <FilterSelect
          label={t("snooze")}
          none={t("choose")}
          value=""
          onChange={(value) =>
            value !== "" && snooze.mutate({ ...seen, until: until(SNOOZES[value as keyof typeof SNOOZES]) })
          }
          options={Object.keys(SNOOZES).map((value) => ({ value, label: t(`snoozeFor.${value as "hour"}`) }))}
        />
        <FilterSelect
          label={t("giveTo")}
          none={t("choose")}
          value=""
          onChange={(personId) => personId !== "" && assign.mutate({ cases: [seen], personId })}
          options={(colleagues.data ?? [])
            .filter(({ roles, awayUntil }) => roles.includes("reviewer") && awayUntil === null)
            .map(({ id, name, active, cap }) => ({ value: id, label: `${name} (${active}/${cap})` }))}
        />
        {file.events.includes("reject") && file.tier === 1 && (
          <Button variant="secondary" onClick={() => setEscalating(true)}>
            {t("escalate")}
          </Button>
        )}
        <ReasonDialog
          open={escalating}
          onOpenChange={setEscalating}
          title={t("escalateTitle")}
          description={t("escalateText")}
          label={t("reason")}
          submitLabel={t("escalate")}
          busy={escalate.isPending}
          error={escalate.error}
          onSubmit={(reason) => escalate.mutate({ ...seen, reason })}
        />
      </div>
    </Panel>
  );
}
