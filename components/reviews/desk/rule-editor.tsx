"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type RiskRule, type RiskRules, riskRules } from "#server/domain/reviews/risk/rules.ts";
import { TrialOf } from "./trial-of.tsx";

/** Other points and bounds for the rules, tried on past cases as they are typed. */
export function RuleEditor({ body, onClose }: { body: RiskRules; onClose: () => void }) {
  const t = useTranslations("console.desk");
  const locale = useLocale();
  const [draft, setDraft] = useState(body);
  const create = useMutation(useTRPC().desk.createRules.mutationOptions({ onSuccess: onClose }));
  const sound = riskRules.safeParse(draft).success;
  const change = (code: string, changes: Partial<RiskRule>) =>
    setDraft({
      ...draft,
      rules: draft.rules.map((rule) => (rule.code === code ? { ...rule, ...changes } : rule)),
    });
  const number = (label: string, value: number, onChange: (value: number) => void) => (
    <Input
      inputMode="numeric"
      aria-label={label}
      value={String(value)}
      onChange={(event) => /^\d{0,4}$/.test(event.target.value) && onChange(Number(event.target.value))}
      className="w-20"
    />
  );
  return (
    <Panel title={t("draftRules")}>
      <FormProblem error={create.error} />
      <ul className="grid gap-2 text-sm">
        {(["medium", "high"] as const).map((bound) => (
          <li key={bound} className="flex items-center gap-2">
            {number(t(`from.${bound}`), draft[bound], (value) => setDraft({ ...draft, [bound]: value }))}
            {t(`from.${bound}`)}
          </li>
        ))}
        {draft.rules.map((rule) => {
          const words = locale === "en" ? rule.en : rule.zh;
          return (
            <li key={rule.code} className="flex flex-wrap items-center gap-2">
              {number(words, rule.points, (points) => change(rule.code, { points }))}
              {words}
              <label className="flex min-h-8 items-center gap-1 text-ink-soft">
                <input
                  type="checkbox"
                  checked={rule.second}
                  onChange={(event) => change(rule.code, { second: event.target.checked })}
                />
                {t("bySecond")}
              </label>
            </li>
          );
        })}
      </ul>
      {sound && <TrialOf body={draft} />}
      <div className="mt-3 flex gap-2">
        <Button disabled={!sound} busy={create.isPending} onClick={() => create.mutate({ body: draft })}>
          {t("keepDraft")}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </Panel>
  );
}
