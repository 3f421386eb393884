"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { CaseOutcomes } from "#server/domain/reviews/queue-query.ts";
import type { QueueItem } from "#server/domain/reviews/views.ts";

interface ChosenCasesProps {
  chosen: readonly QueueItem[];
  /** Those that are done with are chosen no longer; who was refused stays, with why. */
  onDone: (applicationIds: string[]) => void;
  onClear: () => void;
}

/** What can be done with the chosen cases at once: taken, or given to a colleague who is there. */
export function ChosenCases({ chosen, onDone, onClear }: ChosenCasesProps) {
  const t = useTranslations("console.queue");
  const trpc = useTRPC();
  const may = usePermissions();
  const told = {
    onSuccess: (outcomes: CaseOutcomes) =>
      onDone(outcomes.filter(({ done }) => done).map(({ applicationId }) => applicationId)),
  };
  const colleagues = useQuery(
    trpc.desk.colleagues.queryOptions(undefined, { enabled: may("case:assign") && chosen.length > 0 }),
  );
  const claim = useMutation(trpc.reviews.claimMany.mutationOptions(told));
  const assign = useMutation(trpc.reviews.assignMany.mutationOptions(told));
  const cases = chosen.map(({ id, version }) => ({ applicationId: id, version }));
  const refused = [...(claim.data ?? []), ...(assign.data ?? [])].filter(({ done }) => !done);
  if (chosen.length === 0) return null;
  return (
    <section
      aria-label={t("chosen", { count: chosen.length })}
      className="sticky bottom-0 z-10 mt-3 grid gap-2 rounded-lg border border-line bg-surface p-3 shadow-raised"
    >
      <FormProblem error={claim.error ?? assign.error} />
      <Refused outcomes={refused} chosen={chosen} />
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-sm font-medium">{t("chosen", { count: chosen.length })}</span>
        {may("application:review") && (
          <Button busy={claim.isPending} onClick={() => claim.mutate({ cases })}>
            {t("claimChosen")}
          </Button>
        )}
        {may("case:assign") && (
          <FilterSelect
            label={t("assignChosen")}
            none={t("choose")}
            value=""
            onChange={(personId) => personId !== "" && assign.mutate({ cases, personId })}
            options={(colleagues.data ?? [])
              .filter(({ roles, awayUntil }) => roles.includes("reviewer") && awayUntil === null)
              .map(({ id, name, active, cap }) => ({ value: id, label: `${name} (${active}/${cap})` }))}
          />
        )}
        <Button variant="ghost" onClick={onClear}>
          {t("clearChosen")}
        </Button>
      </div>
    </section>
  );
}

function Refused({ outcomes, chosen }: { outcomes: CaseOutcomes; chosen: readonly QueueItem[] }) {
  const t = useTranslations("console.queue");
  const problemText = useProblemText();
  const names = new Map(chosen.map(({ id, shopName }) => [id, shopName]));
  const shown = outcomes.filter(({ applicationId }) => names.has(applicationId));
  if (shown.length === 0) return null;
  return (
    <Alert tone="warn" title={t("notDone", { count: shown.length })}>
      <ul>
        {shown.map(({ applicationId, code, reason }) => (
          <li key={applicationId}>
            {names.get(applicationId) ?? applicationId}:{" "}
            {problemText({
              ...{ code: code ?? "conflict", reason: reason ?? "unknown" },
              ...{ message: "", details: {}, fieldErrors: {} },
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
