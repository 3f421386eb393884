"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { RiskRules } from "#server/domain/reviews/risk/rules.ts";
import type { RuleSetView } from "#server/domain/reviews/risk/views.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { TrialOf } from "./trial-of.tsx";

/** The rules that rate cases; others are drafted from them, tried on past cases, and put in force by a second person. */
export function RiskRuleSets() {
  const t = useTranslations("console.desk");
  const may = usePermissions()("desk_rule:write");
  const rules = useQuery(useTRPC().desk.rules.queryOptions());
  const [drafting, setDrafting] = useState<RiskRules | null>(null);
  return (
    <QueryView query={rules}>
      {({ inForce, sets }) => (
        <div className="grid gap-4">
          <Panel
            title={t("rulesInForce", { number: inForce.number })}
            actions={
              may && (
                <Button variant="secondary" onClick={() => setDrafting(inForce.body)}>
                  {t("draftRules")}
                </Button>
              )
            }
          >
            <RulesTable body={inForce.body} />
          </Panel>
          {drafting !== null && <RuleEditor body={drafting} onClose={() => setDrafting(null)} />}
          {sets.map((set) => (
            <RuleSet key={set.id} set={set} />
          ))}
        </div>
      )}
    </QueryView>
  );
}

function RulesTable({ body }: { body: RiskRules }) {
  const t = useTranslations("console.desk");
  const locale = useLocale();
  return (
    <div className="grid gap-2 text-sm">
      <p className="text-ink-soft">{t("thresholds", { medium: body.medium, high: body.high })}</p>
      <ul className="max-w-3xl divide-y divide-line">
        {body.rules.map((rule) => (
          <li key={rule.code} className="grid grid-cols-[1fr_auto] items-baseline gap-3 py-1.5">
            <span>
              <span className="me-2">{locale === "en" ? rule.en : rule.zh}</span>
              {rule.second && <Badge tone="warn">{t("bySecond")}</Badge>}
            </span>
            <span className="figures text-ink-soft">{t("points", { points: rule.points })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RuleSet({ set }: { set: RuleSetView }) {
  const t = useTranslations("console.desk");
  const trpc = useTRPC();
  const may = usePermissions();
  const [refusing, setRefusing] = useState(false);
  const propose = useMutation(trpc.desk.proposeRules.mutationOptions());
  const discard = useMutation(trpc.desk.discardRules.mutationOptions());
  const publish = useMutation(trpc.desk.publishRules.mutationOptions());
  const refuse = useMutation(trpc.desk.refuseRules.mutationOptions({ onSuccess: () => setRefusing(false) }));
  const seen = { ruleSetId: set.id, version: set.version };
  const maker = may("desk_rule:write");
  const second = may("desk_rule:approve") && !set.own && set.status === "pending_second";
  return (
    <Panel title={t("ruleSet", { number: set.number, status: t(`ruleStatus.${set.status}`) })}>
      <FormProblem error={propose.error ?? discard.error ?? publish.error} />
      <RulesTable body={set.body} />
      {set.refusal !== null && <p className="text-sm text-danger">{set.refusal}</p>}
      {set.events.length > 0 && <TrialOf body={set.body} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {maker && set.events.includes("propose") && (
          <Button busy={propose.isPending} onClick={() => propose.mutate(seen)}>
            {t("propose")}
          </Button>
        )}
        {second && (
          <>
            <Button
              busy={publish.isPending}
              onClick={() => publish.mutate({ ...seen, evidenceHash: set.evidenceHash })}
            >
              {t("publish")}
            </Button>
            <Button variant="danger" onClick={() => setRefusing(true)}>
              {t("refuse")}
            </Button>
          </>
        )}
        {maker && set.events.includes("discard") && (
          <Button variant="ghost" onClick={() => discard.mutate(seen)}>
            {t("discard")}
          </Button>
        )}
      </div>
      <ReasonDialog
        open={refusing}
        onOpenChange={setRefusing}
        title={t("refuseTitle", { number: set.number })}
        label={t("refuseReason")}
        submitLabel={t("refuse")}
        destructive
        busy={refuse.isPending}
        error={refuse.error}
        onSubmit={(reason) => refuse.mutate({ ...seen, reason })}
      />
    </Panel>
  );
}
